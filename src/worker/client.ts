// The page's side of the worker: the only `new Worker`. Requests become promises.
import { allMessages, text } from "#program/messages";
import type { Prediction, RunEvents } from "#program/run-event";
import type { Answer, Ask, FromWorker, Message, RequestName, ToWorker } from "./protocol.ts";

export interface ClientListener {
  events(events: RunEvents): void;
  prediction(prediction: Prediction | null): void;
  /** Keeping work failed, or the worker itself broke. */
  trouble(text: string): void;
}

export interface RequestOptions {
  /** `total` is 0 when nobody knows. */
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** A request was refused; the message is a sentence for the user. */
export class Refusal extends Error {
  readonly cancelled: boolean;
  constructor(sentence: string, cancelled: boolean) {
    super(sentence);
    this.name = "Refusal";
    this.cancelled = cancelled;
  }
}

interface Pending {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: Error) => void;
  readonly progress: RequestOptions["progress"];
}

export class Client {
  private readonly worker: Worker;
  private readonly listener: ClientListener;
  private readonly pending = new Map<number, Pending>();
  private requests = 0;

  constructor(listener: ClientListener) {
    this.listener = listener;
    this.worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    this.worker.onmessage = (message: MessageEvent<FromWorker>) => this.receive(message.data);
    this.worker.onerror = (event) => {
      listener.trouble(text("run.internal", { message: event.message }));
    };
    this.send({ type: "start", address: document.baseURI, messages: allMessages() });
  }

  /** What is in `handedOver` is the worker's alone from now on. */
  send(message: Message, handedOver: readonly Transferable[] = []): void {
    this.worker.postMessage(message, [...handedOver]);
  }

  /** Rejects with a `Refusal`. */
  request<N extends RequestName>(
    name: N,
    ask: Ask<N>,
    options: RequestOptions = {},
  ): Promise<Answer<N>> {
    this.requests += 1;
    const request = this.requests;
    const { signal, progress } = options;
    return new Promise<Answer<N>>((resolve, reject) => {
      this.pending.set(request, {
        resolve: (answer) => resolve(answer as Answer<N>),
        reject,
        progress,
      });
      signal?.addEventListener("abort", () => this.send({ type: "cancel", request }));
      this.worker.postMessage({ type: "request", name, request, ask } as ToWorker);
    });
  }

  private receive(message: FromWorker): void {
    switch (message.type) {
      case "events":
        return this.listener.events(message.events);
      case "prediction":
        return this.listener.prediction(message.prediction);
      case "trouble":
        return this.listener.trouble(message.text);
      case "progress":
        return this.pending.get(message.request)?.progress?.(message.done, message.total);
      case "reply":
        this.pending.get(message.request)?.resolve(message.answer);
        this.pending.delete(message.request);
        return;
      case "refused":
        this.pending.get(message.request)?.reject(new Refusal(message.text, message.cancelled));
        this.pending.delete(message.request);
        return;
      default:
        message satisfies never;
    }
  }
}
