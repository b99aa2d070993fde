import type { Readable, Writable } from "node:stream";
import { z } from "zod";

const messageSchema = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const targetSchema = z.object({ targetId: z.string() });
const sessionSchema = z.object({ sessionId: z.string() });
const evaluatedSchema = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z.object({ text: z.string() }).optional(),
});

/** More than a page of ours takes on a busy machine. */
const ANSWER_MILLISECONDS = 30_000;

export interface ToolsEvent {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One tab, through the DevTools protocol over a pipe: JSON with a zero byte after each message. */
export class DevTools {
  /** What happened since it was last emptied. */
  readonly events: ToolsEvent[] = [];
  private readonly pending = new Map<number, Pending>();
  private readonly waiting: { readonly method: string; readonly resolve: () => void }[] = [];
  private session: string | undefined;
  private rest = "";
  private next = 1;

  constructor(
    private readonly input: Writable,
    output: Readable,
    ended: Promise<void>,
  ) {
    output.setEncoding("utf8");
    output.on("data", (text: string) => {
      this.read(text);
    });
    void ended.then(() => {
      for (const { reject } of this.pending.values()) reject(new Error("Chromium has ended"));
    });
  }

  /** Makes a tab and listens to what it does. */
  async open(): Promise<void> {
    const { targetId } = targetSchema.parse(await this.send("Target.createTarget", { url: "about:blank" }));
    const attached = await this.send("Target.attachToTarget", { targetId, flatten: true });
    this.session = sessionSchema.parse(attached).sessionId;
    for (const domain of ["Page", "Network", "Runtime", "Log"]) await this.send(`${domain}.enable`);
  }

  /** Goes to an address and waits until all of it is loaded. */
  async goTo(url: string): Promise<void> {
    this.events.length = 0;
    const loaded = this.once("Page.loadEventFired");
    await this.send("Page.navigate", { url });
    await loaded;
  }

  /** The value of an expression in the page, as JSON. */
  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.send("Runtime.evaluate", {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    const { result, exceptionDetails } = evaluatedSchema.parse(answer);
    if (exceptionDetails !== undefined) throw new Error(`${exceptionDetails.text}: ${expression}`);
    return result.value;
  }

  send(method: string, params: object = {}): Promise<unknown> {
    const id = this.next++;
    const session = this.session === undefined ? {} : { sessionId: this.session };
    return new Promise((resolve, reject) => {
      const overdue = setTimeout(
        () => reject(new Error(`Chromium does not answer ${method}`)),
        ANSWER_MILLISECONDS,
      );
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          clearTimeout(overdue);
          settle(value);
        };
      this.pending.set(id, { resolve: settled(resolve), reject: settled(reject) });
      this.input.write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    });
  }

  private once(method: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const overdue = setTimeout(
        () => reject(new Error(`Chromium does not say ${method}`)),
        ANSWER_MILLISECONDS,
      );
      this.waiting.push({
        method,
        resolve: () => {
          clearTimeout(overdue);
          resolve();
        },
      });
    });
  }

  private read(text: string): void {
    const messages = `${this.rest}${text}`.split("\0");
    this.rest = messages.pop() ?? "";
    for (const message of messages) this.take(messageSchema.parse(JSON.parse(message)));
  }

  private take({ id, method, params, result, error }: z.infer<typeof messageSchema>): void {
    if (id !== undefined) {
      const asked = this.pending.get(id);
      this.pending.delete(id);
      if (error === undefined) asked?.resolve(result);
      else asked?.reject(new Error(error.message));
    } else if (method !== undefined) {
      this.events.push({ method, params: params ?? {} });
      for (const [at, one] of [...this.waiting.entries()].reverse()) {
        if (one.method === method) this.waiting.splice(at, 1).forEach(({ resolve }) => resolve());
      }
    }
  }
}
