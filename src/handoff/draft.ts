import { isDeepStrictEqual } from "node:util";
import { isJsonObject } from "../model/from-synth-document";
import type { Block } from "./configuration";

/** One value of a block that takes another one. */
export interface Replacement {
  /** The block's address and the way down: `aws_subnet.web_us_east_1a.cidr_block`, `aws_lb.web.tags.Name`. */
  readonly path: string;
  /** What stands there; undefined for a key that is new. */
  readonly from: unknown;
  /** What shall stand there; undefined takes the key away. */
  readonly to: unknown;
}

/** Blocks on their way to a module: values by path, replaced in place. */
export class Draft {
  readonly blocks: readonly Block[];

  constructor(blocks: readonly Block[]) {
    this.blocks = blocks.map((block) => ({ ...block, body: structuredClone(block.body) }));
  }

  has(address: string): boolean {
    return this.blocks.some((block) => block.address === address);
  }

  ofType(type: string): readonly Block[] {
    return this.blocks.filter((block) => block.mode === "resource" && block.type === type);
  }

  /** Undefined where nothing stands at the path. */
  valueAt(path: string): unknown {
    const { block, steps } = this.locate(path);
    return steps.reduce<unknown>((value, step) => childOf(value, step), block?.body);
  }

  /** @returns false where something else stands there than `from`: nothing is changed then */
  replace({ path, from, to }: Replacement): boolean {
    const { block, steps } = this.locate(path);
    const [last = "", ...before] = [...steps].reverse();
    const parent = before.reverse().reduce<unknown>((value, step) => childOf(value, step), block?.body);
    if (typeof parent !== "object" || parent === null) return false;
    if (!isDeepStrictEqual(childOf(parent, last), from)) return false;
    if (to === undefined) Reflect.deleteProperty(parent, last);
    else Reflect.set(parent, last, to);
    return true;
  }

  /** Every text with its path, in the order of the blocks. */
  texts(): readonly { readonly path: string; readonly text: string }[] {
    return this.blocks.flatMap(({ address, body }) => textsIn(body, address));
  }

  private locate(path: string): { readonly block: Block | undefined; readonly steps: readonly string[] } {
    const steps = path.split(".");
    const length = steps[0] === "data" ? 3 : 2;
    const address = steps.slice(0, length).join(".");
    return { block: this.blocks.find((block) => block.address === address), steps: steps.slice(length) };
  }
}

function childOf(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return value[Number(step)] as unknown;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function textsIn(value: unknown, path: string): readonly { readonly path: string; readonly text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, `${path}.${key}`));
}
