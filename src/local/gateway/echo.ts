import { type ApiRequest, type ApiResponse, type Forward, isSuccess, withBody } from "./api-request";
import type { GatewayCall } from "./call";
import { type Member, readMembers, toElement } from "./form-members";
import { Memory } from "./memory";
import { descend, parseXml, printXml, putChild, removeChild, textOf, type XmlElement } from "./xml";

/** How a member that moto drops is given back. */
interface EchoedMember {
  /** Its name in answers. @default its name in requests */
  readonly answeredAs?: string;
  /** The value AWS answers while none was given. @default nothing is added */
  readonly otherwise?: string;
  /** A value that takes the member away (`-1`, `0`). @default none does */
  readonly unset?: string;
  /** moto answers a value of its own while none was given: that one is taken out. @default false */
  readonly invented?: boolean;
}

/** Members of Query requests that moto drops: they are remembered and put into the answers that should show them. */
export interface EchoRule {
  readonly service: string;
  readonly reason: string;
  /** Requests that make the resource or replace it whole: what they leave out is not set. */
  readonly creates: readonly string[];
  /** Requests that change it: what they leave out keeps its value. @default none */
  readonly updates?: readonly string[];
  /** Requests after which there is nothing to remember. */
  readonly deletes: readonly string[];
  /** What names the resource in a request and in an answer; joined where one name is not enough. */
  readonly key: readonly string[];
  /** Names that differ in case alone name one resource. @default false */
  readonly foldsCase?: boolean;
  /** Where answers hold the resources: element names below the root. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly members: Readonly<Record<string, EchoedMember>>;
}

type Remembered = Readonly<Record<string, Member>>;

export function echo(rule: EchoRule): GatewayCall {
  const { service, reason, creates, updates = [], deletes, answers } = rule;
  const memory = new Memory<Remembered>();
  const actions = [...new Set([...creates, ...updates, ...deletes, ...Object.keys(answers)])];
  const answer = async (request: ApiRequest, forward: Forward): Promise<ApiResponse> => {
    const response = await forward(request);
    // What moto refused has changed nothing.
    if (!isSuccess(response)) return response;
    const { region, action, form } = request;
    if (creates.includes(action) || deletes.includes(action)) memory.delete(region, formKey(rule, form));
    if (creates.includes(action) || updates.includes(action)) remember(rule, memory, region, form);
    const path = answers[action];
    if (path === undefined) return response;
    const root = parseXml(response.body.toString());
    for (const item of descend(root, path))
      giveBack(rule, memory.get(region, itemKey(rule, item)) ?? {}, item);
    return withBody(response, printXml(root));
  };
  return { service, actions, reason, answer };
}

function remember(rule: EchoRule, memory: Memory<Remembered>, region: string, form: URLSearchParams): void {
  const given = readMembers(form);
  const resource = formKey(rule, form);
  const known: Record<string, Member> = { ...memory.get(region, resource) };
  for (const [name, { unset }] of Object.entries(rule.members)) {
    const value = given[name];
    if (value === undefined) continue;
    if (value === unset) delete known[name];
    else known[name] = value;
  }
  memory.set(region, resource, known);
}

function giveBack({ members }: EchoRule, remembered: Remembered, item: XmlElement): void {
  for (const [name, { answeredAs = name, otherwise, invented = false }] of Object.entries(members)) {
    const value = remembered[name] ?? otherwise;
    if (value !== undefined) putChild(item, toElement(answeredAs, value));
    else if (invented) removeChild(item, answeredAs);
  }
}

function formKey({ key, foldsCase }: EchoRule, form: URLSearchParams): string {
  return join(
    key.map((name) => form.get(name) ?? ""),
    foldsCase,
  );
}

function itemKey({ key, foldsCase }: EchoRule, item: XmlElement): string {
  return join(
    key.map((name) => textOf(item, name) ?? ""),
    foldsCase,
  );
}

function join(parts: readonly string[], foldsCase = false): string {
  const key = parts.join("\n");
  return foldsCase ? key.toLowerCase() : key;
}
