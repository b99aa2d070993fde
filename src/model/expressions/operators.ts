import type { ModelValue } from "../value";
import { known, someOf, type Literal } from "./values";

/** Arithmetic, comparison and logic over literals; of anything else the result cannot be told. */
export function operate(operator: string, operands: readonly ModelValue[]): ModelValue {
  const because = `the operator ${operator} is given a value that is not known`;
  const [left, right] = operands;
  if (left === undefined) return someOf(operands, because);
  if (right === undefined) {
    return left.kind === "known" ? settled(unary(operator, left.value), because) : someOf(operands, because);
  }
  const short = shortCircuit(operator, operands);
  if (short !== undefined) return known(short);
  if (left.kind === "known" && right.kind === "known") {
    return settled(binary(operator, left.value, right.value), because);
  }
  return someOf(operands, because);
}

function settled(result: Literal | undefined, because: string): ModelValue {
  return result === undefined || Number.isNaN(result) ? someOf([], because) : known(result);
}

/** `false && anything`, `true || anything`. */
function shortCircuit(operator: string, operands: readonly ModelValue[]): boolean | undefined {
  const decisive = operator === "||";
  if (!decisive && operator !== "&&") return undefined;
  return operands.some((operand) => operand.kind === "known" && asBoolean(operand.value) === decisive)
    ? decisive
    : undefined;
}

function asBoolean(value: Literal): boolean | undefined {
  if (value === true || value === "true") return true;
  return value === false || value === "false" ? false : undefined;
}

function unary(operator: string, value: Literal): Literal | undefined {
  if (operator === "-") return value === null ? undefined : -Number(value);
  const truth = asBoolean(value);
  return truth === undefined ? undefined : !truth;
}

function binary(operator: string, left: Literal, right: Literal): Literal | undefined {
  if (operator === "==") return left === right;
  if (operator === "!=") return left !== right;
  if (operator === "&&" || operator === "||")
    return bothBooleans(operator, asBoolean(left), asBoolean(right));
  if (left === null || right === null || left === "" || right === "") return undefined;
  const [a, b] = [Number(left), Number(right)];
  if (Number.isNaN(a) || Number.isNaN(b)) return undefined;
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0 ? undefined : a / b;
    case "%":
      return b === 0 ? undefined : a % b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    default:
      return undefined;
  }
}

function bothBooleans(operator: "&&" | "||", a?: boolean, b?: boolean): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  return operator === "&&" ? a && b : a || b;
}
