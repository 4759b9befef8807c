// English texts: what the help cards and the book say of each piece of maths, and the chapters' titles.
// They come with the first card. Between dollars stand formulas, `{name}` is a number of the worked example.

export const englishTopics = {
  "book.example": "Worked example",
  "book.given": "Given:",
  "book.if": "if",
  "book.else": "else",
  "book.because": "because",
  "book.new": "new",
  "book.more": "More in the book: {number} {title}",
  "book.step.forward": "Forward",
  "book.step.loss": "Loss",
  "book.step.backward": "Backward",
  "book.step.update": "Update",
  "book.step.check": "Check",
  "book.step.compute": "Compute",
  "book.name.rate": "rate",
  "book.name.right": "right",
  "book.name.samples": "samples",
  "book.name.inputs": "inputs",
  "book.name.neurons": "neurons",
  "book.name.outputs": "outputs",
  "book.name.parameters": "parameters",
  "book.name.momentum": "momentum",
  "book.name.decay": "decay",
  "book.name.share": "share",
  "book.name.factor": "factor",
  "book.name.strength": "strength",
  "book.name.limit": "limit",
  "book.name.deviation": "deviation",
  "book.name.epochs": "epochs",
  "book.name.batch": "batch",
  "book.name.patience": "patience",
  "book.chapter.one-neuron.title": "One neuron",
  "book.chapter.a-layer.title": "A layer",
  "book.chapter.activations.title": "Activations",
  "book.chapter.outputs.title": "Softmax and the prediction",
  "book.chapter.loss.title": "The loss",
  "book.chapter.gradient-by-hand.title": "A gradient by hand",
  "book.chapter.backpropagation.title": "Backpropagation through a layer",
  "book.chapter.update.title": "The update",
  "book.chapter.batches.title": "Batches and epochs",
  "book.chapter.optimizers.title": "Optimizers",
  "book.chapter.regularisation.title": "Regularisation and dropout",
  "book.chapter.honest-tests.title": "Testing honestly",
  "book.topic.neuron.title": "The sum and the output",
  "book.topic.neuron.says":
    "Each input $x_i$ is multiplied by its weight $w_i$, all is added up, and the bias $b$ is added last. That is the sum $z$. The activation $f$ makes the output $a$ of it; here it is the sigmoid.",
  "book.topic.neuron.shapes": "Shapes: as many weights as inputs, one bias, one sum, one output.",
  "book.topic.neuron.note":
    "The neuron says {a}. How large $w_1$ is decides how much it listens to $x_1$; a negative weight turns it against an input.",
  "book.topic.pixel.title": "Where a pixel stands in the row of inputs",
  "book.topic.pixel.says":
    "A picture goes into the network as one long row of numbers, line by line from the top, counted from 1. 0 is background and 1 is full ink.",
  "book.topic.pixel.shapes": "Shapes: a picture of 28 × 28 pixels is a row of 784 inputs.",
  "book.topic.parameters.title": "How many weights and biases",
  "book.topic.parameters.says":
    "Each neuron of a dense layer has one weight for each input and one bias. Here is the network of the starter: 784 inputs, then 8, 8 and 10 neurons.",
  "book.topic.parameters.shapes": "Shapes: weights inputs × neurons, biases one a neuron.",
  "book.topic.parameters.note":
    "So {P} numbers are learned, nearly all of them in the first layer.",
  "book.topic.dense.title": "A dense layer",
  "book.topic.dense.says":
    "Every neuron $j$ has weights of its own: $w_ij$ leads from input $i$ to neuron $j$. Backwards, $dz_j$ says how the loss changes with the sum $z_j$ and comes from the activation; $dw_ij$ says how it changes with a weight, and $dx_i$ goes on to the layer before.",
  "book.topic.dense.shapes":
    "Shapes: $x$ and $dx$ have one number for each input; $w$ and $dw$ inputs × neurons; $z$, $dz$, $b$ and $db$ one for each neuron.",
  "book.topic.dense.note":
    "An input of 0 adds nothing to any sum, and its weights have the gradient 0: they do not change.",
  "book.topic.init.title": "First weights",
  "book.topic.init.says":
    "First weights are drawn at random, so that neurons begin differently; biases begin at 0. The more inputs, the smaller the weights, so that sums are neither huge nor tiny. $U$ is a random number from 0 to 1, $N$ one from the normal distribution. Even draws lie within a limit, normal ones have a deviation.",
  "book.topic.init.shapes": "Shapes: one draw for each of the inputs × neurons weights.",
  "book.topic.init.note":
    "The last line is what `-0.5 to 0.5` draws: it does not look at the inputs. With `0` all neurons of a layer stay the same, as long as another layer follows them.",
  "book.topic.relu.title": "ReLU",
  "book.topic.relu.says":
    "What is above 0 passes as it is, anything else becomes 0. Backwards the gradient passes where the sum was above 0 and ends where it was not.",
  "book.topic.relu.shapes": "Shapes: $z$, $a$, $da$ and $dz$ all have one number for each neuron.",
  "book.topic.relu.note":
    "A neuron whose sums are never above 0 gets no gradient and learns no more: it is dead.",
  "book.topic.leaky-relu.title": "Leaky ReLU",
  "book.topic.leaky-relu.says":
    "Like ReLU, but a hundredth of a sum that is not above 0 passes, in both directions. So no neuron can die.",
  "book.topic.leaky-relu.shapes":
    "Shapes: $z$, $a$, $da$ and $dz$ all have one number for each neuron.",
  "book.topic.sigmoid.title": "Sigmoid",
  "book.topic.sigmoid.says":
    "Squeezes any sum into a number between 0 and 1. Its slope $a (1 - a)$ is at most a quarter, and nearly 0 for large sums of either sign.",
  "book.topic.sigmoid.shapes":
    "Shapes: $z$, $a$, $da$ and $dz$ all have one number for each neuron.",
  "book.topic.tanh.title": "Tanh",
  "book.topic.tanh.says":
    "Squeezes any sum into a number between -1 and 1. Its slope is $1 - a^2$: 1 in the middle, nearly 0 at both ends.",
  "book.topic.tanh.shapes": "Shapes: $z$, $a$, $da$ and $dz$ all have one number for each neuron.",
  "book.topic.linear.title": "Linear",
  "book.topic.linear.says":
    "The sum as it is, for outputs that may be any number. Two linear layers one after the other can do no more than one.",
  "book.topic.linear.shapes":
    "Shapes: $z$, $a$, $da$ and $dz$ all have one number for each neuron.",
  "book.topic.softmax.title": "Softmax",
  "book.topic.softmax.says":
    "Turns the sums of the last layer into probabilities: all are above 0, and together they are 1. The largest sum $m$ is taken away first; that changes no result, but $e^z$ of a large number would overflow.",
  "book.topic.softmax.shapes":
    "Shapes: as many probabilities as outputs; every one depends on all sums.",
  "book.topic.softmax.note":
    "This way back is for mean squared error. With cross-entropy it becomes much shorter: $dz_j = p_j - y_j$.",
  "book.topic.log-softmax.title": "Log-softmax",
  "book.topic.log-softmax.says":
    "The logarithms of the softmax's probabilities $p_j$. They are 0 or less; the largest is still the prediction.",
  "book.topic.log-softmax.shapes": "Shapes: one number for each output, as with softmax.",
  "book.topic.forward.title": "A whole forward pass",
  "book.topic.forward.says":
    "A small network: two inputs, a layer of two ReLU neurons with weights $w$ and biases $b$, and two outputs with weights $v$ and biases $c$ and softmax. What comes out of one layer goes into the next.",
  "book.topic.forward.shapes":
    "Shapes: $x$ 2 numbers, $w$ 2 × 2, $z$ and $a$ 2, $v$ 2 × 2, $u$ and $p$ 2.",
  "book.topic.forward.note": "The network gives its first label the probability {p_1}.",
  "book.topic.prediction.title": "Prediction and confidence",
  "book.topic.prediction.says":
    "The prediction is the output that is largest, the first of them on a tie; the confidence is how large it is. Outputs are counted from 1 here; the network names them by their labels.",
  "book.topic.prediction.shapes": "Shapes: from all outputs one place, and one number.",
  "book.topic.cross-entropy.title": "Cross-entropy",
  "book.topic.cross-entropy.says":
    "How surprised the network is by the right label: the logarithm of the probability $p_right$ that it gave to it, with a minus. It is computed from the sums, which loses no digits when $p$ is tiny. $y_j$ is 1 for the right label and 0 for all others.",
  "book.topic.cross-entropy.shapes":
    "Shapes: one loss a sample; $p$, $y$ and $dz$ one number for each output.",
  "book.topic.cross-entropy.note":
    "The right label is the second. Its $dz_2$ is below 0: a larger sum would make the loss smaller. The three numbers of $dz$ add up to 0.",
  "book.topic.binary-cross-entropy.title": "Binary cross-entropy",
  "book.topic.binary-cross-entropy.says":
    "For outputs that each answer yes or no by a sigmoid, $y_j$ being 1 for yes and 0 for no. The second form of the formula gives the same and never overflows.",
  "book.topic.binary-cross-entropy.shapes":
    "Shapes: one loss a sample, the sum over all outputs; $a$, $y$ and $dz$ one number for each output. Here there is one.",
  "book.topic.mean-squared-error.title": "Mean squared error",
  "book.topic.mean-squared-error.says":
    "The mean, over all outputs, of the squared distance to what is right. Its $da_j$ then goes back through the activation.",
  "book.topic.mean-squared-error.shapes":
    "Shapes: one loss a sample; $a$, $y$ and $da$ one number for each output.",
  "book.topic.surprise.title": "Surprise",
  "book.topic.surprise.says":
    "The loss of one sample tells how little its label was expected. Here it is for three probabilities: nearly certain, as likely as any of ten digits, and one in a thousand.",
  "book.topic.surprise.shapes": "Shapes: one number a sample.",
  "book.topic.surprise.note": "A large surprise can be a hard sample, or a wrong label.",
  "book.topic.gradient.title": "One neuron, backwards",
  "book.topic.gradient.says":
    "A sigmoid neuron with squared error. The chain rule goes back step by step: how the loss changes with the output, the output with the sum, the sum with each weight. The check moves $w_1$ a little up and down and looks how much the loss really changes.",
  "book.topic.gradient.shapes": "Shapes: one $dw_i$ for each weight, one $db$.",
  "book.topic.gradient.note":
    "The check gives {slope} where the chain rule gave {dw_1}: the same up to what the step $h$ leaves out. It needs two forward passes for each weight; going backwards needs one for all.",
  "book.topic.backprop.title": "Backpropagation",
  "book.topic.backprop.says":
    "The network of the forward pass, and the second label is right. The loss goes back through the output layer to $da$, through ReLU to $dz$, and there to the first weights. All gradients are computed with the weights as they were before the update.",
  "book.topic.backprop.shapes":
    "Shapes: every gradient has the shape of what it belongs to: $dv$ that of $v$, $da$ that of $a$, $dw$ that of $w$.",
  "book.topic.backprop.note":
    "The sum of the second hidden neuron was {z_2}, so ReLU gave 0: nothing goes back through it, and its weights keep still on this sample. The gradients of the biases are $db_j = dz_j$ and $dc_k = du_k$.",
  "book.topic.sgd.title": "One step of SGD",
  "book.topic.sgd.says":
    "A gradient says which way the loss grows. So every weight goes a small step the other way; the learning rate says how small. Forward, loss, backward and update together are what `train on` does. The neuron is that of the chapter on gradients; its bias moves too.",
  "book.topic.sgd.shapes": "Shapes: each weight and bias has one gradient and makes one step.",
  "book.topic.sgd.note": "On the same sample the loss was {L}, and after the step it is {L_after}.",
  "book.topic.float32.title": "Small steps and digits",
  "book.topic.float32.says":
    "float32 keeps about 7 digits of a number, float64 about 16. A step that is much smaller than its weight can be lost.",
  "book.topic.float32.shapes": "Shapes: nothing changes, but a number takes half as much room.",
  "book.topic.float32.note":
    "For most networks this makes no difference that one could see: steps are seldom so small.",
  "book.topic.batch.title": "The mean of a batch",
  "book.topic.batch.says":
    "The gradients of several samples are added up and divided by how many there were. Then comes one update. So a batch makes one step that all its samples agree on.",
  "book.topic.batch.shapes": "Shapes: $G$ and $g$ have one number for each weight and bias.",
  "book.topic.batch.note": "The second sample wanted to go the other way and was outvoted.",
  "book.topic.epochs.title": "Updates in an epoch",
  "book.topic.epochs.says":
    "An epoch goes through all training samples once. The last batch holds what is left over, and its mean is that of so many.",
  "book.topic.epochs.shapes": "Shapes: each sample is in exactly one batch of an epoch.",
  "book.topic.epochs.note":
    "{updates} updates an epoch, the last by {left} samples. Without a batch block it would be one update a sample.",
  "book.topic.epoch-figures.title": "Figures of an epoch",
  "book.topic.epoch-figures.says":
    "The training loss of an epoch is the mean over its samples, each measured when it is learned and before the update; the accuracy is the share that was right then.",
  "book.topic.epoch-figures.shapes": "Shapes: one loss and one accuracy an epoch.",
  "book.topic.epoch-figures.note":
    "So the figures of an epoch belong to a network that was changing all the time. Validation is measured after the epoch, with the network as it stands.",
  "book.topic.step-decay.title": "Step decay",
  "book.topic.step-decay.says":
    "The rate stays for some epochs, is multiplied by the factor, stays again. $t$ is the epoch, counted from 1; floor rounds down.",
  "book.topic.exponential-decay.title": "Exponential decay",
  "book.topic.exponential-decay.says":
    "The rate is multiplied by the factor after each epoch. $t$ is the epoch, counted from 1.",
  "book.topic.decay-from.title": "Decay from an epoch on",
  "book.topic.decay-from.says":
    "The full rate at first; from one epoch on it is multiplied by the factor each time. $t$ is the epoch, counted from 1.",
  "book.topic.warm-up.title": "Warm-up",
  "book.topic.warm-up.says":
    "The rate rises evenly to its full size over the first epochs. $t$ is the epoch, counted from 1.",
  "book.topic.momentum.title": "Momentum",
  "book.topic.momentum.says":
    "Each weight keeps a speed $v$ that begins at 0. Gradients that agree make it faster; those that change sign cancel out.",
  "book.topic.momentum.shapes": "Shapes: one $v$ for each weight and bias.",
  "book.topic.momentum.note":
    "The second gradient points back, and yet the weight went on from {w_1} to {w_2}: it had speed.",
  "book.topic.nesterov.title": "Nesterov momentum",
  "book.topic.nesterov.says":
    "Like momentum, but the step already takes the speed that the next one will have, and the new gradient once more.",
  "book.topic.nesterov.shapes": "Shapes: one $v$ for each weight and bias.",
  "book.topic.nesterov.note":
    "When the gradient turns around this weight slows down sooner than with plain momentum.",
  "book.topic.rmsprop.title": "RMSProp",
  "book.topic.rmsprop.says":
    "$s$ is a running mean of squared gradients and begins at 0. Dividing by its root makes steps of weights with large and with small gradients alike.",
  "book.topic.rmsprop.shapes": "Shapes: one $s$ for each weight and bias.",
  "book.topic.rmsprop.note": "$ε$ only keeps the division away from 0.",
  "book.topic.adagrad.title": "AdaGrad",
  "book.topic.adagrad.says":
    "$s$ is the sum of all squared gradients so far and begins at 0. It only grows, so each weight's steps become smaller and smaller.",
  "book.topic.adagrad.shapes": "Shapes: one $s$ for each weight and bias.",
  "book.topic.adagrad.note": "The first step has the size of the rate, whatever the gradient was.",
  "book.topic.adam.title": "Adam",
  "book.topic.adam.says":
    "Keeps running means of the gradients, $m$, and of their squares, $s$. Both begin at 0 and so are too small at first; dividing by $1 - β^t$ puts that right. $t$ counts the updates from 1.",
  "book.topic.adam.shapes": "Shapes: one $m$ and one $s$ for each weight and bias.",
  "book.topic.adam.note":
    "The first step has the size of the rate. The second is smaller because its gradient disagrees with the first.",
  "book.topic.l2.title": "L2",
  "book.topic.l2.says":
    "Before each update every weight is multiplied by a number just below 1: large weights lose more. Biases stay.",
  "book.topic.l2.shapes": "Shapes: one multiplication for each weight, none for biases.",
  "book.topic.l1.title": "L1",
  "book.topic.l1.says":
    "Before each update every weight goes the same small step towards 0, however large it is. Biases stay. The sign of $w$ is 1, 0 or -1.",
  "book.topic.l1.shapes": "Shapes: one step for each weight, none for biases.",
  "book.topic.dropout.title": "Dropout",
  "book.topic.dropout.says":
    "For each input of the next layer a random number $U$ is drawn. With the chance given it becomes 0, and the others grow, so that a sum is on average what it was. Backwards the gradient $g$ that comes out of the next layer goes the same way.",
  "book.topic.dropout.shapes":
    "Shapes: one draw for each input of the layer, anew for each sample.",
  "book.topic.dropout.note": "When the network is asked nothing is dropped and nothing grows.",
  "book.topic.copies.title": "A pixel of a changed copy",
  "book.topic.copies.says":
    "A digit that is turned or resized has its pixels between the old ones. Their ink is mixed from the neighbours by distance: $f$ is how far the place is on the way from the left one to the right one, and between rows it goes the same way.",
  "book.topic.copies.shapes": "Shapes: a copy has as many pixels as its picture, and its label.",
  "book.topic.accuracy.title": "Accuracy and mean loss",
  "book.topic.accuracy.says":
    "Accuracy counts: right or not. The mean loss also sees how sure the network was. Nothing is learned, so the order of the samples does not matter.",
  "book.topic.accuracy.shapes": "Shapes: one accuracy and one mean loss a list.",
  "book.topic.sweep.title": "Choosing a learning rate",
  "book.topic.sweep.says":
    "Several rates are tried from the same first weights, and the one that is right most often on samples it did not learn from is taken; of several equal ones the smallest. Rates stand in order, so the first of the best is the smallest.",
  "book.topic.sweep.shapes": "Shapes: one accuracy for each rate.",
  "book.topic.sweep.note":
    "Rate {best} is taken. Because it was chosen by these samples its accuracy on them is a little too good: only other samples can tell how good it is.",
  "book.topic.class-figures.title": "Confusion, precision, recall and F1",
  "book.topic.class-figures.says":
    "In a confusion matrix $c_ij$ counts the samples of label $i$ that were predicted as $j$. For one label against all others: TP were found, FN were missed, FP were taken for it wrongly. Here label 1 is a digit 7 and label 2 is anything else.",
  "book.topic.class-figures.shapes":
    "Shapes: the matrix is labels × labels; each label has one precision, recall and F1.",
  "book.topic.class-figures.note":
    "The accuracy is {accuracy}, and yet a third of the sevens were missed: recall is {recall}.",
  "book.topic.split.title": "Shares of a split",
  "book.topic.split.says":
    "Of each label every part gets its share, drawn at random by the seed. What rounding leaves over goes where most is missing.",
  "book.topic.split.shapes": "Shapes: each sample is in exactly one part.",
  "book.topic.early-stop.title": "Early stopping",
  "book.topic.early-stop.says":
    "After each epoch the loss on the validation samples is measured. When it has not been better than the best for so many epochs (the patience), training ends and the best epoch's weights come back. $argmin$ is the place of the smallest.",
  "book.topic.early-stop.shapes": "Shapes: one validation loss an epoch.",
  "book.topic.early-stop.note":
    "Epoch {best} was the best. The two epochs after it were not better, so training ended after epoch {last}.",
} as const;
