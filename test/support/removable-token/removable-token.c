/* The exported functions that know about readers, cards, sessions and PINs; forwarded-calls.c has the others. */
#include "removable-token.h"

#include <stddef.h>
#include <string.h>

static void pad(unsigned char *field, size_t size, const char *text) {
  size_t length = strlen(text);
  memset(field, ' ', size);
  memcpy(field, text, length < size ? length : size);
}

CK_RV C_Initialize(void *arguments) {
  ENTER("C_Initialize");
  return load_inner(arguments);
}

CK_RV C_Finalize(void *reserved) {
  ENTER_INITIALIZED("C_Finalize");
  if (reserved != NULL) return CKR_ARGUMENTS_BAD;
  unload_inner();
  return CKR_OK;
}

CK_RV C_GetInfo(CK_INFO *info) {
  ENTER_INITIALIZED("C_GetInfo");
  CK_RV result = inner->C_GetInfo(info);
  if (result == CKR_OK) pad(info->libraryDescription, sizeof info->libraryDescription, "eID Bridge removable test token");
  return result;
}

CK_RV C_GetSlotList(unsigned char token_present, CK_SLOT_ID *slots, CK_ULONG *count) {
  ENTER_INITIALIZED("C_GetSlotList");
  if (count == NULL) return CKR_ARGUMENTS_BAD;
  if (slots == NULL) refresh_readers();
  size_t room = slots == NULL ? 0 : *count;
  *count = visible_readers(token_present != 0, slots, room);
  return slots != NULL && *count > room ? CKR_BUFFER_TOO_SMALL : CKR_OK;
}

CK_RV C_GetSlotInfo(CK_SLOT_ID slot, CK_SLOT_INFO *info) {
  ENTER_INITIALIZED("C_GetSlotInfo");
  const struct reader *reader = visible_reader(slot);
  if (reader == NULL) return CKR_SLOT_ID_INVALID;
  if (info == NULL) return CKR_ARGUMENTS_BAD;
  memset(info, 0, sizeof *info);
  pad(info->slotDescription, sizeof info->slotDescription, reader->name);
  pad(info->manufacturerID, sizeof info->manufacturerID, "eID Bridge TEST");
  info->flags = CKF_REMOVABLE_DEVICE | CKF_HW_SLOT | (reader->serial[0] == '\0' ? 0 : CKF_TOKEN_PRESENT);
  return CKR_OK;
}

CK_RV C_GetTokenInfo(CK_SLOT_ID slot, CK_TOKEN_INFO *info) {
  ENTER_INITIALIZED("C_GetTokenInfo");
  CK_SLOT_ID token;
  CK_RV absent = inner_slot(slot, &token);
  if (absent != CKR_OK) return absent;
  CK_RV result = inner->C_GetTokenInfo(token, info);
  if (result == CKR_OK) info->flags = pin_flags(visible_reader(slot), info->flags);
  return result;
}

CK_RV C_GetMechanismList(CK_SLOT_ID slot, CK_MECHANISM_TYPE *list, CK_ULONG *count) {
  ENTER_INITIALIZED("C_GetMechanismList");
  CK_SLOT_ID token;
  CK_RV absent = inner_slot(slot, &token);
  if (absent != CKR_OK) return absent;
  if (count == NULL) return CKR_ARGUMENTS_BAD;
  CK_MECHANISM_TYPE all[256];
  CK_ULONG all_count = sizeof all / sizeof all[0];
  CK_RV result = inner->C_GetMechanismList(token, all, &all_count);
  if (result != CKR_OK) return result;
  CK_ULONG room = list == NULL ? 0 : *count;
  *count = 0;
  for (CK_ULONG i = 0; i < all_count; i += 1) {
    if (mechanism_omitted(all[i])) continue;
    if (*count < room) list[*count] = all[i];
    *count += 1;
  }
  return list != NULL && *count > room ? CKR_BUFFER_TOO_SMALL : CKR_OK;
}

CK_RV C_GetMechanismInfo(CK_SLOT_ID slot, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO *info) {
  ENTER_INITIALIZED("C_GetMechanismInfo");
  CK_SLOT_ID token;
  CK_RV absent = inner_slot(slot, &token);
  if (absent != CKR_OK) return absent;
  return mechanism_omitted(type) ? CKR_MECHANISM_INVALID : inner->C_GetMechanismInfo(token, type, info);
}

CK_RV C_OpenSession(CK_SLOT_ID slot, CK_FLAGS flags, void *application, CK_NOTIFY notify, CK_SESSION_HANDLE *handle) {
  ENTER_INITIALIZED("C_OpenSession");
  CK_SLOT_ID token;
  CK_RV absent = inner_slot(slot, &token);
  if (absent != CKR_OK) return absent;
  if (handle == NULL) return CKR_ARGUMENTS_BAD;
  CK_SESSION_HANDLE opened;
  CK_RV result = inner->C_OpenSession(token, flags, application, notify, &opened);
  return result == CKR_OK ? add_session(slot, opened, handle) : result;
}

CK_RV C_CloseSession(CK_SESSION_HANDLE handle) {
  ENTER_INITIALIZED("C_CloseSession");
  return end_session(handle);
}

CK_RV C_CloseAllSessions(CK_SLOT_ID slot) {
  ENTER_INITIALIZED("C_CloseAllSessions");
  if (visible_reader(slot) == NULL) return CKR_SLOT_ID_INVALID;
  end_sessions(slot);
  return CKR_OK;
}

CK_RV C_GetSessionInfo(CK_SESSION_HANDLE handle, CK_SESSION_INFO *info) {
  ENTER_SESSION("C_GetSessionInfo", handle);
  CK_RV result = inner->C_GetSessionInfo(session->inner, info);
  if (result == CKR_OK) info->slotID = session->slot;
  return result;
}

CK_RV C_Login(CK_SESSION_HANDLE handle, CK_USER_TYPE user, unsigned char *pin, CK_ULONG length) {
  ENTER_SESSION("C_Login", handle);
  return login(session, user, pin, length);
}

CK_RV C_Logout(CK_SESSION_HANDLE handle) {
  ENTER_SESSION("C_Logout", handle);
  return logout(session);
}

CK_RV C_SignInit(CK_SESSION_HANDLE handle, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key) {
  ENTER_SESSION("C_SignInit", handle);
  if (mechanism == NULL) return CKR_ARGUMENTS_BAD;
  if (mechanism_omitted(mechanism->mechanism)) return CKR_MECHANISM_INVALID;
  return inner->C_SignInit(session->inner, mechanism, key);
}
