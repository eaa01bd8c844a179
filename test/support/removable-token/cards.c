/* Which of SoftHSM's tokens is the card in which reader. */
#define _GNU_SOURCE
#include "removable-token.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#define MAX_TOKENS 64

CK_FUNCTION_LIST *inner;

static void *library;

static struct {
  char serial[SERIAL_BYTES];
  CK_SLOT_ID slot;
} tokens[MAX_TOKENS];
static size_t token_count;

/* What the last C_GetSlotList(NULL) showed: the module knows no other readers until the next one. */
static struct reader shown[MAX_READERS];
static size_t shown_count;

static void list_tokens(void) {
  CK_SLOT_ID slots[MAX_TOKENS];
  CK_ULONG count = MAX_TOKENS;
  token_count = 0;
  if (inner->C_GetSlotList(CK_TRUE, slots, &count) != CKR_OK) return;
  for (CK_ULONG i = 0; i < count; i += 1) {
    CK_TOKEN_INFO info;
    if (inner->C_GetTokenInfo(slots[i], &info) != CKR_OK) continue;
    snprintf(tokens[token_count].serial, SERIAL_BYTES, "%.16s", (const char *)info.serialNumber);
    tokens[token_count].slot = slots[i];
    token_count += 1;
  }
}

CK_RV load_inner(void *arguments) {
  if (inner != NULL) return CKR_CRYPTOKI_ALREADY_INITIALIZED;
  library = dlopen(control.module, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return CKR_GENERAL_ERROR;
  CK_C_GetFunctionList get_function_list;
  *(void **)&get_function_list = dlsym(library, "C_GetFunctionList");
  CK_FUNCTION_LIST *functions = NULL;
  if (get_function_list == NULL || get_function_list(&functions) != CKR_OK) return CKR_GENERAL_ERROR;
  CK_RV failed = functions->C_Initialize(arguments);
  if (failed != CKR_OK) return failed;
  inner = functions;
  list_tokens();
  refresh_readers();
  notice_card_changes();
  return CKR_OK;
}

void unload_inner(void) {
  forget_sessions();
  inner->C_Finalize(NULL);
  inner = NULL;
  shown_count = 0;
}

static void removed_mark(const struct reader *reader, char *name, size_t size) {
  snprintf(name, size, "pulled-%lu-%lu", reader->id, reader->generation);
}

static struct reader *plugged_reader(CK_SLOT_ID id) {
  for (size_t i = 0; i < control.reader_count; i += 1)
    if (control.readers[i].id == id) return &control.readers[i];
  return NULL;
}

bool card_present(const struct reader *reader) {
  char name[64];
  removed_mark(reader, name, sizeof name);
  return reader->serial[0] != '\0' && read_counter(name, 0) == 0;
}

/* The card leaves the reader in the middle of a call, until the test next inserts one. */
void pull_card_out(CK_SLOT_ID id) {
  struct reader *reader = plugged_reader(id);
  if (reader == NULL) return;
  char name[64];
  removed_mark(reader, name, sizeof name);
  write_counter(name, 1);
}

/* Sessions end with the card they were opened on, even if another one (or the same) is in by now. */
void notice_card_changes(void) {
  for (size_t i = 0; i < shown_count; i += 1) {
    struct reader now = {.id = shown[i].id};
    struct reader *plugged = plugged_reader(shown[i].id);
    if (plugged != NULL) now = *plugged;
    if (now.serial[0] != '\0' && !card_present(&now)) now.serial[0] = '\0';
    if (now.generation != shown[i].generation || strcmp(now.serial, shown[i].serial) != 0) lose_sessions(now.id);
    snprintf(now.name, sizeof now.name, "%s", shown[i].name);
    shown[i] = now;
  }
}

static bool same_readers(void) {
  if (shown_count != control.reader_count) return false;
  for (size_t i = 0; i < shown_count; i += 1)
    if (shown[i].id != control.readers[i].id || strcmp(shown[i].name, control.readers[i].name) != 0) return false;
  return true;
}

/* As the Belgian module: another set of readers makes it forget everything about all of them. */
void refresh_readers(void) {
  if (same_readers()) return;
  forget_sessions();
  memcpy(shown, control.readers, sizeof shown);
  shown_count = control.reader_count;
  notice_card_changes();
}

struct reader *visible_reader(CK_SLOT_ID id) {
  for (size_t i = 0; i < shown_count; i += 1)
    if (shown[i].id == id) return &shown[i];
  return NULL;
}

size_t visible_readers(bool with_card_only, CK_SLOT_ID *ids, size_t room) {
  size_t count = 0;
  for (size_t i = 0; i < shown_count; i += 1) {
    if (with_card_only && shown[i].serial[0] == '\0') continue;
    if (count < room) ids[count] = shown[i].id;
    count += 1;
  }
  return count;
}

CK_RV inner_slot(CK_SLOT_ID id, CK_SLOT_ID *slot) {
  const struct reader *reader = visible_reader(id);
  if (reader == NULL) return CKR_SLOT_ID_INVALID;
  if (reader->serial[0] == '\0') return CKR_TOKEN_NOT_PRESENT;
  for (size_t i = 0; i < token_count; i += 1) {
    if (strcmp(tokens[i].serial, reader->serial) != 0) continue;
    *slot = tokens[i].slot;
    return CKR_OK;
  }
  return CKR_TOKEN_NOT_RECOGNIZED;
}
