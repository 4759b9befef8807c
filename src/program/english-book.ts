// English texts of the book: what stands between the topics. Only the build needs them.

export const englishBook = {
  "book.title": "From one neuron to a network that learns",
  "book.subtitle":
    "The maths of Blockprop in twelve short chapters. Every number in a worked example is the engine’s own; numbers are rounded where ≈ stands, and the lines that follow go on with all digits.",
  "book.contents": "Contents",
  "book.back": "Back to Blockprop",
  "book.toContents": "Contents",
  "book.blocks": "Blocks:",
  "book.notation":
    "How to read it: $x$ are inputs, $w$ weights, $b$ biases, $z$ sums, $a$ outputs, $y$ what is right, $L$ the loss. A $d$ before a letter is a gradient: $dw$ says how much the loss grows when $w$ grows a little. $Σ_i x_i$ adds up all $x_i$, and ← gives a new value.",
  "book.chapter.one-neuron.1":
    "A neuron is a small calculator. It takes some numbers, weighs them, adds them up and gives one number on. That is all; everything else in this book is many of them, and how their weights are found.",
  "book.chapter.one-neuron.2":
    "The inputs may be the pixels of a picture. A weight above 0 says “ink here speaks for me”, one below 0 “ink here speaks against me”, and the bias says how easily the neuron is convinced at all.",
  "book.chapter.a-layer.1":
    "Put several neurons side by side, let each see all inputs, and you have a dense layer. Its weights make a table: a row for each input, a column for each neuron.",
  "book.chapter.a-layer.2":
    "Layers are stacked: the outputs of one are the inputs of the next. How many neurons the layers have is your choice, only the first inputs and the last outputs are given by the task.",
  "book.chapter.activations.1":
    "Sums of sums are only sums. Without something bent in between, ten layers could do no more than one. The activation is that bend: a simple function that each neuron applies to its sum.",
  "book.chapter.activations.2":
    "Training needs its way back, too: when the output should change by a little, by how much should the sum? That is the slope of the function, and it turns $da$ into $dz$.",
  "book.chapter.outputs.1":
    "The last layer has one neuron for each label. Softmax makes probabilities of their sums, and the label with the largest one is the prediction.",
  "book.chapter.loss.1":
    "To learn, the network has to know how wrong it was, as one number: the loss. 0 would be perfect. Which loss fits depends on what the outputs are: probabilities of one label, answers yes or no, or numbers.",
  "book.chapter.loss.2":
    "Accuracy is no use for that: it stays as it is while a weight changes a little, and so does not say in which direction to go.",
  "book.chapter.gradient-by-hand.1":
    "Would the loss grow or shrink if this weight were a little larger? The answer is a number, the gradient: above 0 it would grow, below 0 it would shrink, and the size says how fast.",
  "book.chapter.gradient-by-hand.2":
    "You can find it by trying. Or by the chain rule: if $L$ changes three times as fast as $a$, and $a$ twice as fast as $w$, then $L$ changes six times as fast as $w$. Both are done here for one neuron.",
  "book.chapter.backpropagation.1":
    "In a network every weight reaches the loss through the layers above it. Going from the last layer back to the first, each layer needs only what the one above hands down: how the loss changes with its outputs.",
  "book.chapter.backpropagation.2":
    "So one pass forward and one pass backward give the gradients of all weights, a few or many millions. That is backpropagation, and `backward pass` does it.",
  "book.chapter.update.1":
    "Now every weight has a gradient. Stochastic gradient descent, SGD, moves each one a small step against it, after every sample or batch, again and again.",
  "book.chapter.update.2":
    "A rate that is too small learns slowly. One that is too large jumps over the valley and lands higher than before; then the numbers can grow until they overflow. Try rates that are ten times larger or smaller before you tune finely.",
  "book.chapter.batches.1":
    "One sample alone is a nervous adviser. A batch asks several before each step. Large batches make calm steps but few of them; small ones make many steps that shake.",
  "book.chapter.batches.2":
    "An epoch is one pass through all training samples, and several are needed. Shuffling them each time keeps the network from learning their order. A schedule makes the rate smaller towards the end, where fine steps count.",
  "book.chapter.optimizers.1":
    "Plain SGD treats all weights alike and forgets every step. Optimizers remember something of the gradients before: a direction, a size, or both. All are shown on one weight with two gradients, of which the second points back.",
  "book.chapter.regularisation.1":
    "A network with many weights can learn its samples by heart. Then it is right on all of them and wrong on new ones. Regularisation makes that harder: weights are held small, inputs are left out at random, or samples are changed so that there are more of them.",
  "book.chapter.honest-tests.1":
    "What counts is how the network does on samples it has never seen. So keep some apart. Learn from the training samples; choose rates, layers and when to stop by the validation samples; and look at the test samples once, at the end.",
  "book.chapter.honest-tests.2":
    "Whoever looks at the test samples again and again and keeps what was best has learned from them, too. The result then looks better than it is.",
} as const;
