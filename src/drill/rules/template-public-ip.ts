import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const templatePublicIp: Rule = {
  id: "template-public-ip",
  title: "Instances behind a balancer have no public address",
  why: "An instance with a public address is reached past the balancer wherever a group and a route let it.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html",
  check: ({ templates }) =>
    templates.flatMap(({ template }) => {
      if (valueOf(template.publicIp) !== true) return [];
      return [
        degrades(
          template.address,
          `${template.address}: its instances get public addresses`,
          "Set network_interfaces.associate_public_ip_address = false.",
        ),
      ];
    }),
};
