import { join } from "node:path";
import {
  isInstalled,
  nearestProject,
  PACKAGE_FOLDER,
  PROJECT_FOLDER,
} from "../../src/foundation/project-folder";

it("is the clone itself, wherever a command is called from", () => {
  expect([PACKAGE_FOLDER, PROJECT_FOLDER]).toEqual([join(__dirname, "../.."), join(__dirname, "../..")]);
});

it("tells a package from a clone by where it lies", () => {
  expect(isInstalled("/home/x/project/node_modules/durable-system")).toBe(true);
  expect(isInstalled("/home/x/my_node_modules/durable-system")).toBe(false);
});

it.each([
  ["/home/x/project", "/home/x/project"],
  ["/home/x/project/deep/er", "/home/x/project"],
  ["/home/x", "/home/x"],
])("of a package, called in %s, the project is %s", (workingFolder, project) => {
  expect(nearestProject(workingFolder, (path) => path === "/home/x/project/cdktf.json")).toBe(project);
});
