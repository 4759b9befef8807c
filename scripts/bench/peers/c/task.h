// What every C peer is asked to do (see ../README.md): the arguments, the samples, the answers. It
// must not know how a network is trained.
#ifndef TASK_H
#define TASK_H

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { INPUTS = 784, MOST_LAYERS = 8, PORTION = 96, JUDGED = 960 };

typedef struct {
  int samples;
  int layers;
  int units[MOST_LAYERS];
  int is_relu; // Else the hidden layers are sigmoid.
  float rate;
  float *inputs; // [samples][INPUTS], pixels as n/255
  uint8_t *labels;
} Task;

static uint8_t *read_idx(const char *path, size_t header, size_t bytes) {
  FILE *file = fopen(path, "rb");
  uint8_t *content = malloc(bytes);
  if (!file || !content || fseek(file, (long)header, SEEK_SET) ||
      fread(content, 1, bytes, file) != bytes) {
    fprintf(stderr, "%s could not be read\n", path);
    exit(1);
  }
  fclose(file);
  return content;
}

static Task read_task(int count, char **words) {
  if (count < 8) {
    fprintf(stderr, "IMAGES LABELS SAMPLES UNITS HIDDEN BATCH RATE\n");
    exit(1);
  }
  Task task = {.samples = atoi(words[3]), .is_relu = !strcmp(words[5], "relu")};
  task.rate = strtof(words[7], NULL);
  for (char *units = strtok(words[4], ","); units; units = strtok(NULL, ","))
    task.units[task.layers++] = atoi(units);
  size_t pixels = (size_t)task.samples * INPUTS;
  uint8_t *images = read_idx(words[1], 16, pixels);
  task.labels = read_idx(words[2], 8, (size_t)task.samples);
  task.inputs = malloc(pixels * sizeof(float));
  for (size_t i = 0; i < pixels; i++) task.inputs[i] = (float)images[i] / 255;
  free(images);
  return task;
}

// Evenly from -1 to 1.
static float draw(void) {
  static uint64_t state = 1;
  state = state * 48271 % 2147483647;
  return (float)(2 * ((double)state / 2147483647) - 1);
}

// Glorot and Bengio's first weights.
static float first_weight(int inputs, int units) {
  return draw() * sqrtf(6.0f / (float)(inputs + units));
}

static double seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

// Answers requests until there are no more. `train` and `predict` take the sample's number.
static void answer_requests(const Task *task, void (*train)(int), int (*predict)(int)) {
  char line[64];
  int at = 0;
  while (fgets(line, sizeof line, stdin)) {
    double wanted = atof(line), elapsed = 0, began = seconds_now();
    long samples = 0;
    while (elapsed < wanted) {
      for (int k = 0; k < PORTION; k++) train(at + k);
      at = (at + PORTION) % task->samples;
      samples += PORTION;
      elapsed = seconds_now() - began;
    }
    printf("{\"samples\": %ld, \"seconds\": %.6f}\n", samples, elapsed);
    fflush(stdout);
  }
  int right = 0;
  for (int i = 0; i < JUDGED; i++) right += predict(i) == task->labels[i];
  printf("{\"accuracy\": %.4f}\n", (double)right / JUDGED);
}

// z becomes the outputs' probabilities.
static void softmax(float *z, int count) {
  float most = z[0], sum = 0;
  for (int j = 1; j < count; j++) most = z[j] > most ? z[j] : most;
  for (int j = 0; j < count; j++) sum += z[j] = expf(z[j] - most);
  for (int j = 0; j < count; j++) z[j] /= sum;
}

static int largest(const float *values, int count) {
  int best = 0;
  for (int j = 1; j < count; j++) best = values[j] > values[best] ? j : best;
  return best;
}

#endif
