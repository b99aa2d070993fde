import { arnInShell, type Experiment, type Target } from "./experiment";

/** What stands for what only the account knows; `envsubst` fills it in. */
const ROLE = "${FIS_ROLE_ARN}";
const STOP_ALARM = "${STOP_ALARM_ARN}";

/** https://docs.aws.amazon.com/fis/latest/APIReference/API_CreateExperimentTemplate.html */
export function fisTemplate({
  title,
  targets,
  actions,
  name,
}: Experiment): Readonly<Record<string, unknown>> {
  return {
    description: title,
    roleArn: ROLE,
    stopConditions: [{ source: "aws:cloudwatch:alarm", value: STOP_ALARM }],
    targets: Object.fromEntries(targets.map((target) => [target.name, fisTarget(target)])),
    actions: Object.fromEntries(
      actions.map(({ name: action, actionId, parameters, role, target }) => [
        action,
        { actionId, parameters, targets: { [role]: target } },
      ]),
    ),
    // An experiment that finds nothing would look like one that nobody noticed.
    experimentOptions: { accountTargeting: "single-account", emptyTargetResolutionMode: "fail" },
    tags: { Name: name },
  };
}

function fisTarget({ resourceType, selectionMode, arns, tags, filters }: Target): unknown {
  return {
    resourceType,
    selectionMode,
    ...(arns === undefined ? {} : { resourceArns: arns.map(arnInShell) }),
    ...(tags === undefined ? {} : { resourceTags: tags }),
    ...(filters.length === 0 ? {} : { filters }),
  };
}
