import { type Call, Forge, pageOf, type Post, type Reply } from "./forge";

export const REVIEW_TOKEN = "glpat-of-the-test";
const NOTES = /^\/api\/v4\/projects\/12\/merge_requests\/34\/notes(?:\/(\d+))?$/u;

/** The part of GitLab's API that the pipeline calls. */
export class GitLab {
  readonly notes: Post[];
  readonly forge = new Forge((call) => this.answer(call));

  constructor(notes: readonly Post[]) {
    this.notes = [...notes];
  }

  private answer({ method, path, query, headers, body }: Call): Reply {
    if (headers["private-token"] !== REVIEW_TOKEN)
      return { status: 401, value: { message: "401 Unauthorized" } };
    if (path === "/api/v4/user") return { status: 200, value: { username: "review-bot" } };
    const [matched, id] = NOTES.exec(path) ?? [];
    if (matched === undefined) return { status: 404, value: { message: "404 Not Found" } };
    if (method === "GET") return { status: 200, value: pageOf(this.notes, query).map(shown) };
    const text = body["body"] ?? "";
    if (method === "POST") {
      this.notes.push({ id: 2000 + this.notes.length, author: "review-bot", body: text });
      return { status: 201, value: {} };
    }
    const note = this.notes.find((each) => String(each.id) === id);
    if (note?.author !== "review-bot") return { status: 403, value: { message: "403 Forbidden" } };
    note.body = text;
    return { status: 200, value: shown(note) };
  }
}

function shown({ author, ...post }: Post): unknown {
  return { ...post, author: { username: author } };
}
