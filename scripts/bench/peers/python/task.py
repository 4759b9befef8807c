"""What every Python peer is asked to do (see ../README.md): the arguments, the samples, the answers.

It must not know how a network is trained.
"""
import json
import os
import sys
import time

# Before numpy or torch is imported: one thread.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402

INPUTS = 784
PORTION = 96
JUDGED = 960


class Task:
    """The arguments, with the samples as `x` (float32 [samples, INPUTS]) and `labels`."""

    def __init__(self):
        images, labels, samples, units, hidden, batch, rate = sys.argv[1:8]
        self.samples = int(samples)
        self.units = [int(count) for count in units.split(",")]
        self.hidden = hidden
        self.batch = int(batch)
        self.rate = float(rate)
        bytes_of_images = np.fromfile(images, np.uint8, self.samples * INPUTS, offset=16)
        self.x = bytes_of_images.reshape(-1, INPUTS).astype(np.float32) / np.float32(255)
        self.labels = np.fromfile(labels, np.uint8, self.samples, offset=8)

    def first_weights(self):
        """Glorot and Bengio's, [inputs, units] for each layer."""
        random = np.random.default_rng(1)
        sizes = [INPUTS, *self.units]
        return [
            random.uniform(-1, 1, (n, m)).astype(np.float32) * np.float32(np.sqrt(6 / (n + m)))
            for n, m in zip(sizes, sizes[1:])
        ]

    def answer_requests(self, train, predict):
        """`train(sample)` trains on one batch from there on; `predict(x)` gives the digits of x."""
        at = 0
        for line in sys.stdin:
            began = time.perf_counter()
            count, seconds = 0, 0.0
            while seconds < float(line):
                for sample in range(at, at + PORTION, self.batch):
                    train(sample)
                at = (at + PORTION) % self.samples
                count += PORTION
                seconds = time.perf_counter() - began
            print(json.dumps({"samples": count, "seconds": seconds}), flush=True)
        accuracy = (predict(self.x[:JUDGED]) == self.labels[:JUDGED]).mean()
        print(json.dumps({"accuracy": float(accuracy), "with": used_libraries()}))


def used_libraries():
    """numpy's and torch's version, and the BLAS library in this process as far as it can be told."""
    versions = [
        f"{name} {sys.modules[name].__version__}" for name in ("numpy", "torch") if name in sys.modules
    ]
    try:
        with open("/proc/self/maps", encoding="utf8") as maps:
            libraries = maps.read().lower()
    except OSError:
        return versions[-1]
    if "openblas" in libraries:
        return f"{versions[-1]}, OpenBLAS"
    if "libmkl" in libraries or "libtorch_cpu" in libraries and "libblas" not in libraries:
        return f"{versions[-1]}, its own BLAS"
    return f"{versions[-1]}, reference BLAS (libopenblas0 is faster)"
