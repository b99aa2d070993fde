import { degrades, type Rule } from "./rule";
import { readerAt, readersOf } from "./rule-context";
import { valueOf } from "./told-values";

export const databaseEvents: Rule = {
  id: "database-events",
  title: "Somebody is told of a failover",
  why: "A failover, a full disk or a failed backup is an event; without a subscription nobody hears of it.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html",
  check: (context) =>
    context.topology.databases.flatMap((database) => {
      const { address } = database;
      const subscriptions = readersOf(context, "aws_db_event_subscription");
      const identifier = readerAt(context, address)?.written("identifier");
      const about = subscriptions.filter((subscription) => {
        const ids = subscription.texts("source_ids", []);
        const type = valueOf(subscription.text("source_type", "db-instance"));
        if (type !== undefined && type !== "db-instance") return false;
        if (!ids.known || ids.value.length === 0 || identifier?.known !== true) return true;
        return ids.value.includes(identifier.value);
      });
      if (about.length === 0)
        return [
          degrades(
            address,
            `no aws_db_event_subscription is about ${address}`,
            "Add one with failover, failure and low storage.",
          ),
        ];
      return about.flatMap((subscription) => {
        const isOff = valueOf(subscription.flag("enabled", true)) === false;
        const categories = subscription.texts("event_categories", []);
        const missing =
          categories.known && categories.value.length > 0
            ? WANTED.filter((category) => !categories.value.includes(category))
            : [];
        if (!isOff && missing.length === 0) return [];
        const message = isOff
          ? `${subscription.address}.enabled is false`
          : `${subscription.address}.event_categories lacks ${missing.join(", ")}`;
        return [degrades(subscription.address, message, "Enable it for failover, failure and low storage.")];
      });
    }),
};

const WANTED = ["failover", "failure", "low storage"] as const;
