/*
 * A PKCS#11 module for tests: SoftHSM's tokens as cards in readers that can be pulled out, with faults on demand.
 * A control file, read anew at each call, says what is in which reader (control.c has its lines).
 */
#ifndef REMOVABLE_TOKEN_H
#define REMOVABLE_TOKEN_H

#include <p11-kit/pkcs11.h>
#include <stdbool.h>

#define MAX_READERS 16
#define MAX_FAULTS 32
#define MAX_OMITTED 32
#define MAX_SESSIONS 256
#define PATH_BYTES 512
#define SERIAL_BYTES 17

enum pinpad_outcome { PINPAD_OK, PINPAD_CANCEL, PINPAD_TIMEOUT, PINPAD_WRONG };

struct reader {
  CK_SLOT_ID id;
  bool pinpad;
  /* Counts insertions and removals. */
  unsigned long generation;
  /* Empty where no card is in the reader. */
  char serial[SERIAL_BYTES];
  char name[65];
};

struct fault {
  unsigned long id;
  char function[32];
  char action[16];
  unsigned long argument;
  /* 0: at every call. */
  unsigned long at;
};

struct control {
  char module[PATH_BYTES];
  char log[PATH_BYTES];
  char state[PATH_BYTES];
  char pin[16];
  enum pinpad_outcome pinpad;
  bool sticky;
  bool login_required;
  unsigned long omitted[MAX_OMITTED];
  size_t omitted_count;
  struct reader readers[MAX_READERS];
  size_t reader_count;
  struct fault faults[MAX_FAULTS];
  size_t fault_count;
};

struct session {
  CK_SESSION_HANDLE outer;
  CK_SESSION_HANDLE inner;
  CK_SLOT_ID slot;
  enum { SESSION_FREE, SESSION_LIVE, SESSION_CARD_GONE, SESSION_DEAD } state;
};

/* control.c */
extern struct control control;
CK_RV enter_call(const char *function);
void leave_call(const int *entered);
bool mechanism_omitted(CK_MECHANISM_TYPE type);
unsigned long read_counter(const char *name, unsigned long absent);
void write_counter(const char *name, unsigned long value);

/* cards.c */
extern CK_FUNCTION_LIST *inner;
CK_RV load_inner(void *arguments);
void unload_inner(void);
void notice_card_changes(void);
void refresh_readers(void);
struct reader *visible_reader(CK_SLOT_ID id);
size_t visible_readers(bool with_card_only, CK_SLOT_ID *ids, size_t room);
bool card_present(const struct reader *reader);
CK_RV inner_slot(CK_SLOT_ID id, CK_SLOT_ID *slot);
void pull_card_out(CK_SLOT_ID id);

/* sessions.c */
CK_RV add_session(CK_SLOT_ID slot, CK_SESSION_HANDLE inner_session, CK_SESSION_HANDLE *outer);
CK_RV live_session(CK_SESSION_HANDLE outer, struct session **session);
CK_RV end_session(CK_SESSION_HANDLE outer);
void end_sessions(CK_SLOT_ID slot);
void forget_sessions(void);
void lose_sessions(CK_SLOT_ID slot);

/* pin.c */
CK_RV login(struct session *session, CK_USER_TYPE user, CK_UTF8CHAR *pin, CK_ULONG length);
CK_RV logout(struct session *session);
void forget_login(CK_SLOT_ID slot);
CK_FLAGS pin_flags(const struct reader *reader, CK_FLAGS flags);

/* Every exported function starts with this: control file, call log, faults, one call at a time. */
#define ENTER(function)                                                                                                \
  int entered_call __attribute__((cleanup(leave_call))) = 1;                                                           \
  CK_RV refused = enter_call(function);                                                                                \
  if (refused != CKR_OK) return refused

#define ENTER_INITIALIZED(function)                                                                                    \
  ENTER(function);                                                                                                     \
  if (inner == NULL) return CKR_CRYPTOKI_NOT_INITIALIZED

#define ENTER_SESSION(function, handle)                                                                                \
  ENTER_INITIALIZED(function);                                                                                         \
  struct session *session;                                                                                             \
  CK_RV no_session = live_session(handle, &session);                                                                   \
  if (no_session != CKR_OK) return no_session

#endif
