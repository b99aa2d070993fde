import { sortedSet } from "../../model/told";
import { bootNeeds } from "./boot-needs";
import { bootScriptOf } from "./boot-scripts";
import { permissionsIn, roleOf } from "./instance-role";
import { permits } from "./policies";
import { fails, type Rule } from "./rule";

export const rolePermissions: Rule = {
  id: "role-permissions",
  title: "The role of instances allows what their boot script asks for",
  why: "What no policy of the role allows is refused: what runs has its secrets already, and no new instance gets them.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
  check: (context) => {
    const permissionsOf = permissionsIn(context);
    return context.templates.flatMap(({ template }) => {
      const script = bootScriptOf(template);
      const role = roleOf(context, template);
      const statements = role === undefined ? "not told" : permissionsOf(role);
      if (script === undefined || role === undefined || statements === "not told") return [];
      const needed = bootNeeds(script).flatMap(({ action, byRole }) => (byRole ? [action] : []));
      const missing = sortedSet(needed).filter((action) => !permits(statements, action));
      if (missing.length === 0) return [];
      return [
        fails(
          template.address,
          `the boot script of ${template.address} needs ${missing.join(", ")}, and ${role.address} does not allow it`,
          "Name the instance profile of the role that the script needs, or allow it in the role's policy.",
        ),
      ];
    });
  },
};
