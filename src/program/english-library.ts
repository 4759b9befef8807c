// English texts: the data library, which offers what lies in datasets/.

export const englishLibrary = {
  "library.title": "Data library",
  "library.into": "Put it into",
  "library.newList": "a new list",
  "library.replaces": "Its {length} items are replaced. Undo brings them back.",
  "library.loading": "Looking what there is…",
  "library.failed":
    "The data library could not be loaded. Check the connection and open it again; files can be imported all the same.",
  "library.name.mnist-train": "MNIST, all training digits",
  "library.name.mnist-test": "MNIST, all test digits",
  "library.list.mnist-train": "MNIST training",
  "library.list.mnist-test": "MNIST test",
  "library.samples": "{count} samples",
  "library.oneSample": "1 sample",
  "library.items": "{count} items",
  "library.pictures": "{width} × {height} pixels",
  "library.values": "{count} values each",
  "library.oneValue": "1 value each",
  "library.labels": "labels {labels}",
  "library.labelsFromTo": "labels {first} to {last}",
  "library.moreLabels": "{count} labels: {labels} …",
  "library.kilobytes": "{size} kB to load",
  "library.megabytes": "{size} MB to load",
  "library.picture": "label {label}",
  "library.import": "Import",
  "library.importOf": "Import {name}",
  "library.fetching": "Loading {name}…",
  "library.fetchingPercent": "Loading {name}… {percent} %",
  "library.progress": "How much is loaded",
  "library.own":
    "Teachers: a file put into the folder “datasets” of Blockprop is offered here after the next start or build.",
} as const;
