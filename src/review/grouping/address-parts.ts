/** What the address of one resource instance says. */
export interface AddressParts {
  /** The modules it stands in, outermost first, without their keys. Empty at the root. */
  readonly modules: readonly string[];
  readonly type: string;
  readonly name: string;
}

const KEY = String.raw`\[(?:\d+|"(?:[^"\\]|\\.)*")\]`;
const MODULE = new RegExp(String.raw`module\.([^.[\]]+)(?:${KEY})?\.`, "uy");
const RESOURCE = /(?:data\.)?([^.[\]]+)\.([^.[\]]+)/uy;

/** Takes an address apart: `module.web["a.b"].aws_lb.this[0]` stands in `web`, is an `aws_lb` and is called `this`. */
export function addressParts(address: string): AddressParts {
  const modules: string[] = [];
  let end = 0;
  for (let call = at(MODULE, address, 0); call !== null; call = at(MODULE, address, end)) {
    modules.push(call[1] ?? "");
    end += call[0].length;
  }
  const [, type = "", name = ""] = at(RESOURCE, address, end) ?? [];
  return { modules, type, name };
}

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}
