// Preloaded into workerd: a disk whose sync takes longer by SLOW_SYNC_US. Counts the syncs in the file SLOW_SYNC_COUNT (8 bytes).
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static uint64_t *counter;
static long delay_us;
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

__attribute__((constructor)) static void start(void) {
  const char *file = getenv("SLOW_SYNC_COUNT");
  const char *delay = getenv("SLOW_SYNC_US");
  delay_us = delay == NULL ? 0 : atol(delay);
  real_fsync = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  int fd = file == NULL ? -1 : open(file, O_RDWR | O_CLOEXEC);
  if (fd < 0) return;
  void *map = mmap(NULL, sizeof(uint64_t), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (map != MAP_FAILED) counter = map;
  close(fd);
}

static int slowly(int result) {
  int error = errno;
  if (counter != NULL) __atomic_fetch_add(counter, 1, __ATOMIC_RELAXED);
  struct timespec left = {delay_us / 1000000, delay_us % 1000000 * 1000};
  while (nanosleep(&left, &left) != 0 && errno == EINTR) {
  }
  errno = error;
  return result;
}

int fsync(int fd) { return slowly(real_fsync(fd)); }
int fdatasync(int fd) { return slowly(real_fdatasync(fd)); }
