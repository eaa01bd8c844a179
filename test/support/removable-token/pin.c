/* PIN tries, the PIN pad, and the Belgian module's ways with C_Login. */
#include "removable-token.h"

#include <stdio.h>
#include <string.h>

#define TRIES 3

static bool logged_in[MAX_READERS];

void forget_login(CK_SLOT_ID slot) {
  if (slot < MAX_READERS) logged_in[slot] = false;
}

static void tries_name(const struct reader *reader, char *name, size_t size) {
  snprintf(name, size, "tries-%s", reader->serial);
}

static unsigned long tries_left(const struct reader *reader) {
  char name[64];
  tries_name(reader, name, sizeof name);
  return read_counter(name, TRIES);
}

static void set_tries(const struct reader *reader, unsigned long tries) {
  char name[64];
  tries_name(reader, name, sizeof name);
  write_counter(name, tries);
}

static CK_RV wrong_pin(const struct reader *reader) {
  unsigned long left = tries_left(reader);
  if (left > 0) set_tries(reader, left - 1);
  return left <= 1 ? CKR_PIN_LOCKED : CKR_PIN_INCORRECT;
}

/* The card wants 4 to 12 digits; the Belgian module answers anything else with this, the card untouched. */
static CK_RV check_form(const CK_UTF8CHAR *pin, CK_ULONG length) {
  if (length < 4 || length > 12) return CKR_FUNCTION_FAILED;
  for (CK_ULONG i = 0; i < length; i += 1)
    if (pin[i] < '0' || pin[i] > '9') return CKR_FUNCTION_FAILED;
  return CKR_OK;
}

static CK_RV try_pin(struct session *session, const struct reader *reader, CK_USER_TYPE user, CK_UTF8CHAR *pin,
                     CK_ULONG length) {
  CK_RV result = inner->C_Login(session->inner, user, pin, length);
  if (result == CKR_PIN_INCORRECT) return wrong_pin(reader);
  if (result != CKR_OK) return result;
  set_tries(reader, TRIES);
  if (user == CKU_USER) logged_in[session->slot] = true;
  return CKR_OK;
}

static CK_RV ask_pinpad(struct session *session, const struct reader *reader, CK_USER_TYPE user) {
  switch (control.pinpad) {
  case PINPAD_CANCEL:
    return CKR_FUNCTION_CANCELED;
  case PINPAD_TIMEOUT:
    return CKR_FUNCTION_REJECTED;
  case PINPAD_WRONG:
    return wrong_pin(reader);
  case PINPAD_OK:
    break;
  }
  return try_pin(session, reader, user, (CK_UTF8CHAR *)control.pin, strlen(control.pin));
}

CK_RV login(struct session *session, CK_USER_TYPE user, CK_UTF8CHAR *pin, CK_ULONG length) {
  const struct reader *reader = visible_reader(session->slot);
  if (reader == NULL || session->slot >= MAX_READERS) return CKR_SLOT_ID_INVALID;
  if (user != CKU_USER && user != CKU_CONTEXT_SPECIFIC) return CKR_USER_TYPE_INVALID;
  if (user == CKU_USER && logged_in[session->slot]) return control.sticky ? CKR_OK : CKR_USER_ALREADY_LOGGED_IN;
  /* Only a true NULL means the protected path (section 5.6.8). */
  if (pin == NULL && (!reader->pinpad || length != 0)) return CKR_ARGUMENTS_BAD;
  if (pin != NULL && length == 0) return CKR_ARGUMENTS_BAD;
  if (tries_left(reader) == 0) return CKR_PIN_LOCKED;
  if (pin == NULL) return ask_pinpad(session, reader, user);
  CK_RV malformed = check_form(pin, length);
  return malformed != CKR_OK ? malformed : try_pin(session, reader, user, pin, length);
}

CK_RV logout(struct session *session) {
  forget_login(session->slot);
  return inner->C_Logout(session->inner);
}

CK_FLAGS pin_flags(const struct reader *reader, CK_FLAGS flags) {
  CK_FLAGS known = CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY | CKF_USER_PIN_LOCKED | CKF_LOGIN_REQUIRED |
                   CKF_PROTECTED_AUTHENTICATION_PATH;
  flags &= ~known;
  if (control.login_required) flags |= CKF_LOGIN_REQUIRED;
  if (reader->pinpad) flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
  switch (tries_left(reader)) {
  case 0:
    return flags | CKF_USER_PIN_LOCKED;
  case 1:
    return flags | CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY;
  case TRIES:
    return flags;
  default:
    return flags | CKF_USER_PIN_COUNT_LOW;
  }
}
