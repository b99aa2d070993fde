import { type Call, Forge, pageOf, type Post, type Reply } from "./forge";

export const REPOSITORY = "acme/durable-system";
export const BOT = "github-actions[bot]";
export const PULL_REQUEST = 7;
const ISSUES = `/repos/${REPOSITORY}/issues`;
/** https://docs.github.com/en/rest/issues/comments: what is longer is refused. */
const LONGEST_BODY = 65_536;

/** The part of GitHub's API that the workflows call, with its permissions. */
export class GitHub {
  readonly comments: Post[];
  readonly issues: Post[] = [];
  readonly forge = new Forge((call) => this.answer(call));
  private nextId = 1000;

  /** `comments` are there before. */
  constructor(comments: readonly Post[]) {
    this.comments = [...comments];
  }

  private answer(call: Call): Reply {
    const granted = permissionsOf(call);
    if (granted === undefined) return { status: 401, value: { message: "Bad credentials" } };
    const parts = call.path.startsWith(ISSUES) ? call.path.slice(ISSUES.length).split("/").slice(1) : ["?"];
    const onPull = parts[0] === String(PULL_REQUEST) || parts[0] === "comments";
    if (granted[onPull ? "pull-requests" : "issues"] !== "write")
      return { status: 403, value: { message: "Resource not accessible by integration" } };
    if ((call.body["body"] ?? "").length > LONGEST_BODY)
      return { status: 422, value: { message: "Body is too long (maximum is 65536 characters)" } };
    return this.serve(call, parts);
  }

  private serve({ method, query, body }: Call, parts: readonly string[]): Reply {
    const comments = parts[0] === String(PULL_REQUEST) ? this.comments : [];
    switch (`${method} ${parts.map((part) => (/^\d+$/u.test(part) ? "N" : part)).join("/")}`) {
      case "GET ":
        return listed(
          this.issues.filter(({ state }) => state === query.get("state")),
          query,
        );
      case "POST ":
        return this.add(this.issues, { ...body, state: "open" });
      case "PATCH N":
        return change(this.issues, parts[0], body);
      case "GET N/comments":
        return listed(comments, query);
      case "POST N/comments":
        return this.add(comments, body);
      case "PATCH comments/N":
        return change(this.comments, parts[1], body);
      default:
        return { status: 404, value: { message: "Not Found" } };
    }
  }

  private add(posts: Post[], body: Readonly<Record<string, string>>): Reply {
    const post = { ...body, id: this.nextId++, author: BOT, body: body["body"] ?? "" };
    posts.push(post);
    return { status: 201, value: shown(post) };
  }
}

function listed(posts: readonly Post[], query: URLSearchParams): Reply {
  return { status: 200, value: pageOf(posts, query).map(shown) };
}

function permissionsOf({ headers }: Call): Readonly<Record<string, string>> | undefined {
  const [, token] = /^Bearer (\S+)$/u.exec(headers.authorization ?? "") ?? [];
  if (token === undefined) return undefined;
  return JSON.parse(Buffer.from(token, "base64url").toString()) as Readonly<Record<string, string>>;
}

function change(
  posts: readonly Post[],
  id: string | undefined,
  body: Readonly<Record<string, string>>,
): Reply {
  const post = posts.find((each) => String(each.id) === id);
  if (post === undefined) return { status: 404, value: { message: "Not Found" } };
  if (post.author !== BOT) return { status: 403, value: { message: "not yours" } };
  Object.assign(post, body);
  return { status: 200, value: shown(post) };
}

function shown({ author, id, ...post }: Post): unknown {
  return { ...post, id, number: id, user: { login: author } };
}
