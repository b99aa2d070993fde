import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Construct } from "constructs";
import { physicalName } from "../../foundation/name-limits";
import { dashboardRows, type DashboardRowsProps } from "./dashboard-rows";
import { placeRows } from "./widgets";

export interface DashboardProps extends DashboardRowsProps {
  readonly namePrefix: string;
}

/** One page that answers "is it durable right now?" first, and shows the way of a request below. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    new CloudwatchDashboard(this, "cloudwatch-dashboard", {
      dashboardName: physicalName("dashboard", props.namePrefix),
      dashboardBody: JSON.stringify({
        start: "-PT3H",
        periodOverride: "inherit",
        widgets: placeRows(dashboardRows(props)),
      }),
    });
  }
}
