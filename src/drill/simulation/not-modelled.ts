import type { SimulationReport } from "./simulation-report";

/** What the runs leave out, each with what follows from that. */
export const NOT_MODELLED: SimulationReport["notModelled"] = [
  {
    subject: "how much the database and the balancers themselves can carry",
    consequence:
      "a surge is shown as far as the fleets carry it; a balancer that has to grow for it is not waited for",
  },
  {
    subject: "how long writes pause where a zone takes the standby, and not the primary",
    consequence: "such an outage is shown without a pause: AWS publishes none",
  },
  {
    subject: "reads that an application sends to a read replica",
    consequence: "they count as reads of the primary, and are away while it fails over",
  },
  {
    subject: "instances whose health checks fail because they are overloaded",
    consequence: "overload that takes instances away, and so makes more overload, does not show",
  },
  {
    subject: "workers that wait for a database or a tier that is away",
    consequence: "requests that need neither may fail with the others where all share few workers",
  },
  {
    subject: "the pauses between retries, and the time a failed connection costs",
    consequence:
      "retries come at once, which is the harder case for the tiers; a request that was delayed counts as served",
  },
  {
    subject: "callers who leave because several requests came at once",
    consequence:
      "such waits are counted as those of a queue at random, and fail nothing: below 90 % of what an instance serves hardly any outlasts a second",
  },
  {
    subject: "how requests differ from one another",
    consequence: "an instance serves its rate, whatever is asked for",
  },
  {
    subject: "instance types that differ, and balancing by the fewest requests under way",
    consequence: "every instance of a fleet serves the same rate, and healthy ones get the same share",
  },
  {
    subject:
      "what predictive scaling launches ahead of its forecast, and instances that a warm pool takes back",
    consequence: "capacity may be there sooner than it is shown",
  },
  {
    subject: "what an instance waits for at a lifecycle hook",
    consequence: "it is checked while it boots, as without the hook; its boot is what is declared",
  },
];
