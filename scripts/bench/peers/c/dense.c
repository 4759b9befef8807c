// The network as one would write it in C: every input and every neuron, plain loops that run along
// memory, so that the compiler makes vectors of them. BY_INPUT says how the weights lie: [inputs][units]
// (fast for wide layers) or [units][inputs] (fast for narrow ones).
#include "task.h"

typedef struct {
  int inputs, units;
  float *w, *b, *a, *dz;
} Layer;

static Task task;
static Layer layers[MOST_LAYERS];

static inline float *row(const Layer *layer, int r) {
  return layer->w + (size_t)r * (BY_INPUT ? layer->units : layer->inputs);
}

// y += factor * x
static inline void add(float *restrict y, const float *restrict x, float factor, int count) {
  for (int k = 0; k < count; k++) y[k] += factor * x[k];
}

static inline float dot(const float *restrict x, const float *restrict y, int count) {
  float sum = 0;
  for (int k = 0; k < count; k++) sum += x[k] * y[k];
  return sum;
}

static void forward(const Layer *layer, const float *x, int is_last) {
  const int inputs = layer->inputs, units = layer->units;
  float *a = layer->a;
  memcpy(a, layer->b, (size_t)units * sizeof(float));
#if BY_INPUT
  for (int i = 0; i < inputs; i++) add(a, row(layer, i), x[i], units);
#else
  for (int j = 0; j < units; j++) a[j] += dot(row(layer, j), x, inputs);
#endif
  if (is_last) {
    softmax(a, units);
  } else if (task.is_relu) {
    for (int j = 0; j < units; j++) a[j] = a[j] > 0 ? a[j] : 0;
  } else {
    for (int j = 0; j < units; j++) a[j] = 1 / (1 + expf(-a[j]));
  }
}

static const float *forward_all(int sample) {
  const float *x = task.inputs + (size_t)sample * INPUTS;
  for (int l = 0; l < task.layers; l++) {
    forward(&layers[l], x, l == task.layers - 1);
    x = layers[l].a;
  }
  return x;
}

// dz of the layer below, from this layer's weights as they still are.
static void backward(const Layer *layer, const Layer *below) {
  const int inputs = layer->inputs, units = layer->units;
  float *da = below->dz;
  const float *a = below->a;
#if BY_INPUT
  for (int i = 0; i < inputs; i++) da[i] = dot(row(layer, i), layer->dz, units);
#else
  memset(da, 0, (size_t)inputs * sizeof(float));
  for (int j = 0; j < units; j++) add(da, row(layer, j), layer->dz[j], inputs);
#endif
  if (task.is_relu) {
    for (int i = 0; i < inputs; i++) da[i] = a[i] > 0 ? da[i] : 0;
  } else {
    for (int i = 0; i < inputs; i++) da[i] *= a[i] * (1 - a[i]);
  }
}

static void update(const Layer *layer, const float *x) {
  const int inputs = layer->inputs, units = layer->units;
#if BY_INPUT
  for (int i = 0; i < inputs; i++) add(row(layer, i), layer->dz, -task.rate * x[i], units);
#else
  for (int j = 0; j < units; j++) add(row(layer, j), x, -task.rate * layer->dz[j], inputs);
#endif
  add(layer->b, layer->dz, -task.rate, units);
}

static void train(int sample) {
  const float *p = forward_all(sample);
  const Layer *last = &layers[task.layers - 1];
  memcpy(last->dz, p, (size_t)last->units * sizeof(float));
  last->dz[task.labels[sample]] -= 1;
  for (int l = task.layers - 1; l >= 0; l--) {
    if (l > 0) backward(&layers[l], &layers[l - 1]);
    update(&layers[l], l > 0 ? layers[l - 1].a : task.inputs + (size_t)sample * INPUTS);
  }
}

static int predict(int sample) {
  return largest(forward_all(sample), task.units[task.layers - 1]);
}

static float *zeros(int count) {
  float *numbers = aligned_alloc(64, ((size_t)count * sizeof(float) + 63) / 64 * 64);
  memset(numbers, 0, (size_t)count * sizeof(float));
  return numbers;
}

int main(int count, char **words) {
  task = read_task(count, words);
  for (int l = 0; l < task.layers; l++) {
    const int inputs = l > 0 ? task.units[l - 1] : INPUTS, units = task.units[l];
    layers[l] = (Layer){inputs, units, zeros(inputs * units), zeros(units), zeros(units), zeros(units)};
    for (int k = 0; k < inputs * units; k++) layers[l].w[k] = first_weight(inputs, units);
  }
  answer_requests(&task, train, predict);
}
