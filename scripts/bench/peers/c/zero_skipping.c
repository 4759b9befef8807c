// The network tuned by hand: the list of a sample's nonzero inputs is made once, inactive neurons
// are left out, sums stay in registers, and each row of weights is read once for gradient and
// update. VECTOR_BYTES is the width of its vectors; rows are padded to whole ones.
#include "task.h"

#ifndef VECTOR_BYTES
#define VECTOR_BYTES 16
#endif
enum { LANES = VECTOR_BYTES / 4 };
typedef float Vector __attribute__((vector_size(VECTOR_BYTES)));

// The inputs of a layer that are not 0: place and value.
typedef struct {
  int count;
  int *at;
  float *value;
} Nonzero;

typedef struct {
  int inputs, units, vectors;
  Vector *w, *b, *z, *dz, *step; // w is [inputs][vectors].
  Nonzero active;                // Of its outputs.
} Layer;

static Task task;
static Layer layers[MOST_LAYERS];
static Nonzero *samples;

// `width` neighbouring vectors of sums; a constant, so that they are in registers.
static inline __attribute__((always_inline)) void sum_rows(
    const Layer *layer, const Nonzero *x, int from, const int width) {
  Vector sums[width];
  for (int v = 0; v < width; v++) sums[v] = layer->b[from + v];
  for (int k = 0; k < x->count; k++) {
    const Vector *row = layer->w + (size_t)x->at[k] * layer->vectors + from;
    for (int v = 0; v < width; v++) sums[v] += x->value[k] * row[v];
  }
  for (int v = 0; v < width; v++) layer->z[from + v] = sums[v];
}

static void forward(Layer *layer, const Nonzero *x, int is_last) {
  int from = 0;
  for (; layer->vectors - from >= 8; from += 8) sum_rows(layer, x, from, 8);
  for (; layer->vectors - from >= 4; from += 4) sum_rows(layer, x, from, 4);
  for (; layer->vectors - from >= 2; from += 2) sum_rows(layer, x, from, 2);
  for (; layer->vectors - from >= 1; from += 1) sum_rows(layer, x, from, 1);
  float *z = (float *)layer->z;
  if (is_last) {
    softmax(z, layer->units);
    return;
  }
  Nonzero *active = &layer->active;
  active->count = 0;
  for (int j = 0; j < layer->units; j++) {
    active->at[active->count] = j;
    active->value[active->count] = task.is_relu ? z[j] : 1 / (1 + expf(-z[j]));
    active->count += !task.is_relu || z[j] > 0;
  }
}

static inline float total(Vector v) {
  float sum = 0;
  for (int lane = 0; lane < LANES; lane++) sum += v[lane];
  return sum;
}

// Updates the rows of the active inputs and, on the way, gives the layer below its dz. `width` is
// the number of vectors where it is known beforehand.
static inline __attribute__((always_inline)) void update_rows(
    const Layer *layer, const Layer *below, const Nonzero *x, const int width) {
  for (int k = 0; k < x->count; k++) {
    const float a = x->value[k];
    Vector *row = layer->w + (size_t)x->at[k] * layer->vectors;
    if (below) {
      Vector products = {0};
      for (int v = 0; v < width; v++) {
        products += row[v] * layer->dz[v];
        row[v] -= a * layer->step[v];
      }
      const float da = total(products);
      ((float *)below->dz)[x->at[k]] = task.is_relu ? da : da * a * (1 - a);
    } else {
      for (int v = 0; v < width; v++) row[v] -= a * layer->step[v];
    }
  }
}

static void backward(const Layer *layer, const Layer *below, const Nonzero *x) {
  const int vectors = layer->vectors;
  for (int v = 0; v < vectors; v++) layer->step[v] = task.rate * layer->dz[v];
  if (below) memset(below->dz, 0, (size_t)below->vectors * sizeof(Vector));
  switch (vectors) {
    case 1: update_rows(layer, below, x, 1); break;
    case 2: update_rows(layer, below, x, 2); break;
    case 3: update_rows(layer, below, x, 3); break;
    case 4: update_rows(layer, below, x, 4); break;
    case 8: update_rows(layer, below, x, 8); break;
    case 16: update_rows(layer, below, x, 16); break;
    default: update_rows(layer, below, x, vectors);
  }
  for (int v = 0; v < vectors; v++) layer->b[v] -= layer->step[v];
}

static const float *forward_all(int sample) {
  const Nonzero *x = &samples[sample];
  for (int l = 0; l < task.layers; l++) {
    forward(&layers[l], x, l == task.layers - 1);
    x = &layers[l].active;
  }
  return (const float *)layers[task.layers - 1].z;
}

static void train(int sample) {
  const float *p = forward_all(sample);
  const Layer *last = &layers[task.layers - 1];
  float *dz = (float *)last->dz;
  memcpy(dz, p, (size_t)last->units * sizeof(float));
  dz[task.labels[sample]] -= 1;
  for (int l = task.layers - 1; l > 0; l--)
    backward(&layers[l], &layers[l - 1], &layers[l - 1].active);
  backward(&layers[0], NULL, &samples[sample]);
}

static int predict(int sample) {
  return largest(forward_all(sample), task.units[task.layers - 1]);
}

static Vector *zeros(int vectors) {
  Vector *numbers = aligned_alloc(64, ((size_t)vectors * sizeof(Vector) + 63) / 64 * 64);
  memset(numbers, 0, (size_t)vectors * sizeof(Vector));
  return numbers;
}

static Nonzero room_for(int count) {
  return (Nonzero){0, malloc((size_t)count * sizeof(int)), malloc((size_t)count * sizeof(float))};
}

static Layer make_layer(int inputs, int units) {
  const int vectors = (units + LANES - 1) / LANES;
  Layer layer = {inputs, units, vectors, zeros(inputs * vectors), zeros(vectors), zeros(vectors),
                 zeros(vectors), zeros(vectors), room_for(units)};
  for (int i = 0; i < inputs; i++)
    for (int j = 0; j < units; j++)
      ((float *)(layer.w + (size_t)i * vectors))[j] = first_weight(inputs, units);
  return layer;
}

static void list_nonzeros(void) {
  samples = malloc((size_t)task.samples * sizeof(Nonzero));
  for (int s = 0; s < task.samples; s++) {
    const float *x = task.inputs + (size_t)s * INPUTS;
    int count = 0;
    for (int i = 0; i < INPUTS; i++) count += x[i] != 0;
    samples[s] = room_for(count);
    for (int i = 0; i < INPUTS; i++) {
      if (x[i] == 0) continue;
      samples[s].at[samples[s].count] = i;
      samples[s].value[samples[s].count++] = x[i];
    }
  }
}

int main(int count, char **words) {
  task = read_task(count, words);
  list_nonzeros();
  for (int l = 0; l < task.layers; l++)
    layers[l] = make_layer(l > 0 ? task.units[l - 1] : INPUTS, task.units[l]);
  answer_requests(&task, train, predict);
}
