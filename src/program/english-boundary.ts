// English texts: the decision boundary. They come with it, in the page and in the worker.

export const englishBoundary = {
  "boundary.title": "Decision boundary",
  "boundary.waiting": "The picture comes as soon as the list has samples.",
  "boundary.says": "{answers}; {wrong}.",
  "boundary.answer": "Answers {label} on {share} % of the plane",
  "boundary.answerMore": "{label} on {share} %",
  "boundary.noneWrong": "all {shown} samples right",
  "boundary.oneRight": "the one sample right",
  "boundary.someWrong": "{wrong} of {shown} samples wrong",
  "boundary.oneWrong": "1 of {shown} samples wrong",
  "boundary.someShown": "{words} (of {samples}, evenly chosen)",
  "boundary.wrong": "wrong answer",
  "boundary.point": "At x {x}, y {y}: {answer}",
  "boundary.pointSure": "{label}, {share} %",
  "boundary.name": "{says} x from {left} to {right}, y from {bottom} to {top}.",
  "boundary.how":
    "Point at the plane, or move over it with the arrow keys: the network's outputs there.",
  "boundary.noSamples":
    "The list “{list}” is empty: there are no samples to draw. Import some, such as “xor.txt” of the data library.",
  "boundary.notTwo":
    "The sample at item {item} of “{list}” has {found} values. A decision boundary needs samples of 2 values: x and y.",
  "boundary.tooManyLabels":
    "There are {found} labels. The plane has colours for {most}: use fewer labels.",
  "boundary.notNumber":
    "The label “{label}” at item {item} of “{list}” is no number. A network with a single output learns numbers, such as 0 and 1.",
  "boundary.noLabel":
    "The label “{label}” at item {item} of “{list}” is none of the network's: it has {labels}.",
} as const;
