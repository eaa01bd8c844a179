/* Sessions of the application, each on top of one of SoftHSM's. */
#include "removable-token.h"

#include <stddef.h>

static struct session sessions[MAX_SESSIONS];
/* Handles are never used twice, so that a stale one cannot hit somebody else's session. */
static CK_SESSION_HANDLE next_handle = 1;

CK_RV add_session(CK_SLOT_ID slot, CK_SESSION_HANDLE inner_session, CK_SESSION_HANDLE *outer) {
  for (size_t i = 0; i < MAX_SESSIONS; i += 1) {
    if (sessions[i].state != SESSION_FREE) continue;
    sessions[i] = (struct session){.outer = next_handle, .inner = inner_session, .slot = slot, .state = SESSION_LIVE};
    *outer = next_handle;
    next_handle += 1;
    return CKR_OK;
  }
  return CKR_SESSION_COUNT;
}

static struct session *find_session(CK_SESSION_HANDLE outer) {
  for (size_t i = 0; i < MAX_SESSIONS; i += 1)
    if (sessions[i].state != SESSION_FREE && sessions[i].outer == outer) return &sessions[i];
  return NULL;
}

/* The first call after a removal learns of it; later ones only that the session is gone (section 5.6.1). */
CK_RV live_session(CK_SESSION_HANDLE outer, struct session **session) {
  struct session *found = find_session(outer);
  if (found == NULL || found->state == SESSION_DEAD) return CKR_SESSION_HANDLE_INVALID;
  if (found->state == SESSION_CARD_GONE) {
    found->state = SESSION_DEAD;
    return CKR_DEVICE_REMOVED;
  }
  *session = found;
  return CKR_OK;
}

static void release(struct session *session) {
  CK_SLOT_ID slot = session->slot;
  if (session->state == SESSION_LIVE && inner != NULL) inner->C_CloseSession(session->inner);
  session->state = SESSION_FREE;
  for (size_t i = 0; i < MAX_SESSIONS; i += 1)
    if (sessions[i].state != SESSION_FREE && sessions[i].slot == slot) return;
  forget_login(slot);
}

CK_RV end_session(CK_SESSION_HANDLE outer) {
  struct session *session = find_session(outer);
  if (session == NULL) return CKR_SESSION_HANDLE_INVALID;
  bool lived = session->state == SESSION_LIVE;
  release(session);
  return lived || control.sticky ? CKR_OK : CKR_SESSION_HANDLE_INVALID;
}

void end_sessions(CK_SLOT_ID slot) {
  for (size_t i = 0; i < MAX_SESSIONS; i += 1)
    if (sessions[i].state != SESSION_FREE && sessions[i].slot == slot) release(&sessions[i]);
}

void forget_sessions(void) {
  for (size_t i = 0; i < MAX_SESSIONS; i += 1)
    if (sessions[i].state != SESSION_FREE) release(&sessions[i]);
}

/* The card is gone: SoftHSM's sessions end, the application's remain as handles that fail. */
void lose_sessions(CK_SLOT_ID slot) {
  for (size_t i = 0; i < MAX_SESSIONS; i += 1) {
    if (sessions[i].state != SESSION_LIVE || sessions[i].slot != slot) continue;
    inner->C_CloseSession(sessions[i].inner);
    sessions[i].state = SESSION_CARD_GONE;
  }
  /* The Belgian module keeps its notion of being logged in for as long as a session was left open. */
  if (!control.sticky) forget_login(slot);
}
