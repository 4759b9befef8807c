// What one core of this machine can do at most: arithmetic on 128-bit vectors, a multiplication and
// an addition apart (-ffp-contract=off), and reading, adding to and writing back numbers that lie in
// the first or second cache. One line of JSON: G/s of operations and of bytes read and written.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef double Doubles __attribute__((vector_size(16)));
typedef float Floats __attribute__((vector_size(16)));

enum { CHAINS = 12, ROUNDS = 2000000, TIMES = 5, L1_BYTES = 16 << 10, L2_BYTES = 512 << 10 };

static double seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

// Chains that do not wait for each other; the values go to a fixed point and stay ordinary numbers.
#define ARITHMETIC(NAME, VECTOR)                                          \
  static double NAME(void) {                                              \
    VECTOR sums[CHAINS];                                                  \
    const VECTOR factor = (VECTOR){} + 0.5f, term = (VECTOR){} + 1.0f;      \
    for (int c = 0; c < CHAINS; c++) sums[c] = term + (float)c;                     \
    const double began = seconds_now();                                   \
    for (int r = 0; r < ROUNDS; r++) {                                    \
      for (int c = 0; c < CHAINS; c++) sums[c] = sums[c] * factor + term; \
      __asm__ volatile("");                                               \
    }                                                                     \
    const double seconds = seconds_now() - began;                         \
    volatile VECTOR kept;                                                 \
    for (int c = 0; c < CHAINS; c++) kept = sums[c];                      \
    (void)kept;                                                           \
    return 2.0 * CHAINS * ROUNDS * (sizeof(VECTOR) / sizeof sums[0][0]) / seconds / 1e9; \
  }
ARITHMETIC(float64_operations, Doubles)
ARITHMETIC(float32_operations, Floats)

static double bytes_of(size_t size) {
  const int count = (int)(size / sizeof(Doubles)), rounds = (int)((256u << 20) / size);
  Doubles *numbers = aligned_alloc(64, size);
  memset(numbers, 0, size);
  const Doubles term = {1, 1};
  const double began = seconds_now();
  for (int r = 0; r < rounds; r++) {
    for (int k = 0; k < count; k += 8)
      for (int n = 0; n < 8; n++) numbers[k + n] += term;
    __asm__ volatile("" ::: "memory");
  }
  const double seconds = seconds_now() - began;
  free(numbers);
  return 2.0 * (double)size * rounds / seconds / 1e9;
}

static double most(double a, double b) { return a > b ? a : b; }

int main(void) {
  double float64 = 0, float32 = 0, l1 = 0, l2 = 0;
  for (int k = 0; k < TIMES; k++) {
    float64 = most(float64, float64_operations());
    float32 = most(float32, float32_operations());
    l1 = most(l1, bytes_of(L1_BYTES));
    l2 = most(l2, bytes_of(L2_BYTES));
  }
  printf("{\"float64\": %.2f, \"float32\": %.2f, \"l1\": %.2f, \"l2\": %.2f}\n", float64, float32, l1, l2);
}
