// English texts: the examples to choose from. They come with the dialog.

export const englishExamples = {
  "examples.title": "Examples",
  "examples.intro":
    "Each one is a program that you can read, run and change. The project that is open now stays under File, My projects.",
  "examples.open": "Open",
  "examples.openOne": "Open: {title}",
  "examples.next": "Try next:",
  "examples.ready": "trained",
  "examples.ready.help": "It comes trained: draw a digit, and it is read at once.",
  "examples.download": "Download for Scratch (.sb3)",
  "examples.result": "{share} {of}",
  "examples.of.test": "of the 10,000 test digits right (mean of 3 seeds)",
  "examples.of.test1000": "of 1,000 test digits right",
  "examples.of.training": "of its 100 digits right (mean of 3 seeds)",
  "examples.of.xor": "of its 4 points right (mean of 3 seeds)",
  "examples.of.spirals": "of its 194 points right (mean of 3 seeds)",
  "examples.of.own": "of 1,000 digits of others right, after learning from 100 (mean of 3 seeds)",

  "examples.trained-128-64.title": "A network that can read",
  "examples.trained-128-64.text":
    "It has learned from 60,000 digits already. Draw on the pad, and it reads while you draw. The green flag shows it 1,000 digits that it has never seen, one after the other.",
  "examples.trained-128-64.next":
    "draw badly on purpose and see when it is fooled; open Steps under the stage to see what it receives.",

  "examples.starter.title": "100 digits, one at a time",
  "examples.starter.text":
    "The network of the Scratch project that Blockprop pays homage to, loop for loop: 8, 8 and 10 neurons, 100 rounds through 100 digits, the weights changed after each.",
  "examples.starter.next":
    "switch draw_sample off and watch the speed; import 2,000 digits; press 9 while it learns.",

  "examples.scratch-network.title": "A network in Scratch’s own blocks",
  "examples.scratch-network.text":
    "Lists, loops and My Blocks, nothing else: the file is a Scratch project. It reads 100 digits, learns from each, draws what it sees and what it guesses - and you can read every sum of it.",
  "examples.scratch-network.next":
    "open the same file in Scratch and race the two; slide the learning rate; step through “forward 2” block by block.",

  "examples.sigmoid-30.title": "Sigmoid, L2 and mini-batches",
  "examples.sigmoid-30.text":
    "One hidden layer of 30 sigmoid neurons learns from 55,000 digits, 10 at a time. The dashed lines are 5,000 digits that it does not learn from: where they stop following, it learns by heart.",
  "examples.sigmoid-30.next":
    "set the L2 strength to 0 and compare the dashed lines; press C to go on learning, today or tomorrow.",

  "examples.early-stop-300-200.title": "Rate decay and early stopping",
  "examples.early-stop-300-200.text":
    "A large network, 300 and 200 neurons, made from a network.json file. Its steps become smaller after each epoch, and when 10 epochs brought nothing new it stops and goes back to its best one.",
  "examples.early-stop-300-200.next":
    "take the decay block away; stop after 2 epochs instead of 10; leave out the dropout.",

  "examples.confusion-128-64.title": "What does it confuse?",
  "examples.confusion-128-64.text":
    "Two hidden layers of ReLU neurons and 40 epochs on all 60,000 digits. Watch the loss fall; then Evaluation, under the stage, shows the confusion matrix and every digit that it misreads.",
  "examples.confusion-128-64.next":
    "test it on “test”, open a red cell of the matrix, look at the scatter; save the chart as a GIF.",

  "examples.learning-rate-10.title": "Find a good learning rate",
  "examples.learning-rate-10.text":
    "Too small and it crawls, too large and it forgets: a small network is trained shortly with each rate of a list, on all cores side by side, and then properly with the best one.",
  "examples.learning-rate-10.next":
    "add 0.3 and 0.0001 to the list of rates; guess first which one wins.",

  "examples.xor.title": "XOR: one line is not enough",
  "examples.xor.text":
    "Four points: 1 where exactly one of x and y is 1. No straight line parts them, so a network without a hidden layer must fail. Watch 4 neurons bend the border until it fits.",
  "examples.xor.next":
    "take the hidden layer and its tanh out; try 2 neurons, with seeds 1 to 5; put ReLU in the place of tanh.",

  "examples.spirals.title": "Two spirals",
  "examples.spirals.text":
    "Two spirals wind into each other, 97 points each: an easier form of a famous test of 1988. See the picture of all the answers grow, from a straight border to two arms.",
  "examples.spirals.next":
    "take one of the two layers out; try 5 neurons, or 50; add a point of your own to the list.",

  "examples.own-digits.title": "Teach it your own digits",
  "examples.own-digits.text":
    "An empty network and an empty list. You draw, it learns only from you; changed copies of each drawing make many out of few. The steps stand beside the blocks.",
  "examples.own-digits.next":
    "set “copies of each” to 0 and compare; let a friend draw; teach it letters instead.",
} as const;
