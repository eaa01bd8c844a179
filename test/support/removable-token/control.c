/* The control file, the call log and the faults. */
#define _GNU_SOURCE
#include "removable-token.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

struct control control;

static pthread_mutex_t one_call = PTHREAD_MUTEX_INITIALIZER;

static void read_pinpad(const char *word) {
  control.pinpad = strcmp(word, "cancel") == 0    ? PINPAD_CANCEL
                   : strcmp(word, "timeout") == 0 ? PINPAD_TIMEOUT
                   : strcmp(word, "wrong") == 0   ? PINPAD_WRONG
                                                  : PINPAD_OK;
}

static void read_reader(const char *text) {
  if (control.reader_count == MAX_READERS) return;
  struct reader *reader = &control.readers[control.reader_count];
  int pinpad = 0;
  if (sscanf(text, "%lu %d %lu %16s %64[^\n]", &reader->id, &pinpad, &reader->generation, reader->serial,
             reader->name) != 5)
    return;
  reader->pinpad = pinpad != 0;
  if (strcmp(reader->serial, "-") == 0) reader->serial[0] = '\0';
  control.reader_count += 1;
}

static void read_fault(const char *text) {
  if (control.fault_count == MAX_FAULTS) return;
  struct fault *fault = &control.faults[control.fault_count];
  if (sscanf(text, "%lu %31s %15s %lu %lu", &fault->id, fault->function, fault->action, &fault->argument,
             &fault->at) == 5)
    control.fault_count += 1;
}

/* "key value": module, log, state (paths), pin, pinpad, sticky, login-required, omit, reader, fault. */
static void read_line(const char *key, const char *value) {
  if (strcmp(key, "module") == 0) snprintf(control.module, sizeof control.module, "%s", value);
  if (strcmp(key, "log") == 0) snprintf(control.log, sizeof control.log, "%s", value);
  if (strcmp(key, "state") == 0) snprintf(control.state, sizeof control.state, "%s", value);
  if (strcmp(key, "pin") == 0) snprintf(control.pin, sizeof control.pin, "%s", value);
  if (strcmp(key, "pinpad") == 0) read_pinpad(value);
  if (strcmp(key, "sticky") == 0) control.sticky = atoi(value) != 0;
  if (strcmp(key, "login-required") == 0) control.login_required = atoi(value) != 0;
  if (strcmp(key, "omit") == 0 && control.omitted_count < MAX_OMITTED)
    control.omitted[control.omitted_count++] = strtoul(value, NULL, 10);
  if (strcmp(key, "reader") == 0) read_reader(value);
  if (strcmp(key, "fault") == 0) read_fault(value);
}

/* The file is replaced by renaming, so what is open is always one whole state. */
static bool read_control(void) {
  const char *path = getenv("EID_TEST_TOKEN_CONTROL");
  FILE *file = path == NULL ? NULL : fopen(path, "re");
  if (file == NULL) return false;
  memset(&control, 0, sizeof control);
  char line[PATH_BYTES + 32];
  while (fgets(line, sizeof line, file) != NULL) {
    line[strcspn(line, "\n")] = '\0';
    char *blank = strchr(line, ' ');
    if (blank == NULL) continue;
    *blank = '\0';
    read_line(line, blank + 1);
  }
  fclose(file);
  return true;
}

static void log_call(const char *function) {
  int file = open(control.log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return;
  char line[64];
  int length = snprintf(line, sizeof line, "%ld %s\n", (long)getpid(), function);
  if (write(file, line, (size_t)length) != length) abort();
  close(file);
}

static int open_counter(const char *name, int flags) {
  char path[PATH_BYTES + 64];
  snprintf(path, sizeof path, "%s/%s", control.state, name);
  int file = open(path, O_RDWR | O_CLOEXEC | flags, 0600);
  if (file >= 0) flock(file, LOCK_EX);
  return file;
}

static int make_counter(const char *name) {
  int file = open_counter(name, O_CREAT);
  if (file < 0) abort();
  return file;
}

static unsigned long counter_value(int file, unsigned long absent) {
  char text[24] = {0};
  return pread(file, text, sizeof text - 1, 0) > 0 ? strtoul(text, NULL, 10) : absent;
}

static void set_counter(int file, unsigned long value) {
  char text[24];
  int length = snprintf(text, sizeof text, "%-20lu\n", value);
  if (pwrite(file, text, (size_t)length, 0) != length) abort();
}

/* Counters are files: what a card remembers must outlive the process that a fault ends. */
unsigned long read_counter(const char *name, unsigned long absent) {
  int file = open_counter(name, 0);
  if (file < 0) return absent;
  unsigned long value = counter_value(file, absent);
  close(file);
  return value;
}

void write_counter(const char *name, unsigned long value) {
  int file = make_counter(name);
  set_counter(file, value);
  close(file);
}

static unsigned long count_up(const char *name) {
  int file = make_counter(name);
  unsigned long value = counter_value(file, 0) + 1;
  set_counter(file, value);
  close(file);
  return value;
}

static bool fault_due(const struct fault *fault, const char *function) {
  if (strcmp(fault->function, function) != 0) return false;
  if (fault->at == 0) return true;
  char name[48];
  snprintf(name, sizeof name, "fault-%lu", fault->id);
  return count_up(name) == fault->at;
}

static void sleep_unlocked(unsigned long milliseconds) {
  struct timespec time = {.tv_sec = (time_t)(milliseconds / 1000), .tv_nsec = (long)(milliseconds % 1000) * 1000000};
  pthread_mutex_unlock(&one_call);
  while (nanosleep(&time, &time) != 0) continue;
  pthread_mutex_lock(&one_call);
}

static CK_RV commit_fault(const struct fault *fault) {
  if (strcmp(fault->action, "crash") == 0) {
    /* A wanted crash leaves no core file behind. */
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    signal(SIGSEGV, SIG_DFL);
    raise(SIGSEGV);
  }
  if (strcmp(fault->action, "hang") == 0)
    for (;;) sleep_unlocked(1000);
  if (strcmp(fault->action, "delay") == 0) sleep_unlocked(fault->argument);
  if (strcmp(fault->action, "remove") == 0) pull_card_out(fault->argument);
  return strcmp(fault->action, "return") == 0 ? fault->argument : CKR_OK;
}

CK_RV enter_call(const char *function) {
  pthread_mutex_lock(&one_call);
  if (!read_control()) return CKR_GENERAL_ERROR;
  log_call(function);
  for (size_t i = 0; i < control.fault_count; i += 1) {
    struct fault fault = control.faults[i];
    if (!fault_due(&fault, function)) continue;
    CK_RV refused = commit_fault(&fault);
    if (refused != CKR_OK) return refused;
  }
  /* A delay or a removal may have changed what is in the readers. */
  if (!read_control()) return CKR_GENERAL_ERROR;
  notice_card_changes();
  return CKR_OK;
}

void leave_call(const int *entered) {
  if (*entered) pthread_mutex_unlock(&one_call);
}

bool mechanism_omitted(CK_MECHANISM_TYPE type) {
  for (size_t i = 0; i < control.omitted_count; i += 1)
    if (control.omitted[i] == type) return true;
  return false;
}
