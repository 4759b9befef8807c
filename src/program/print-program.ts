// A Program as indented text, one statement a line: for tests, for reports, for curious people.
import type { Expr, NetworkDeclaration, Procedure, Program, Script, Stmt } from "./program.ts";

export function printProgram(program: Program): string {
  const names = new Map([...program.variables, ...program.lists].map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const parts = [
    ...program.scripts.map((script) => printScript(script, nameOf)),
    ...program.procedures.map((procedure) => printProcedure(procedure, nameOf)),
  ];
  if (program.network !== null) parts.unshift(printNetwork(program.network));
  return `${parts.join("\n\n")}\n`;
}

type NameOf = (id: string) => string;

function printNetwork(network: NetworkDeclaration): string {
  const { inputs, layers, loss, optimizer, schedule, batchSize, l1, l2, precision } = network;
  const lines = layers.map(
    ({ units, activation, init, block: _block, ...more }) =>
      `dense ${units}, ${activation}, weights ${init}${printSettings(more)}`,
  );
  const { name, learningRate, ...settings } = optimizer;
  lines.push(`loss ${loss}`, `${name}, learning rate ${learningRate}${printSettings(settings)}`);
  if (schedule !== undefined) {
    const { name: how, ...numbers } = schedule;
    lines.push(`schedule ${how}${printSettings(numbers)}`);
  }
  if (batchSize !== undefined) lines.push(`batch ${batchSize}`);
  if (l1 !== undefined) lines.push(`l1 ${l1}`);
  if (l2 !== undefined) lines.push(`l2 ${l2}`);
  if (precision !== undefined) lines.push(precision);
  return [`network with ${inputs} inputs`, ...lines.map((line) => `  ${line}`)].join("\n");
}

/** ", momentum 0.9" and the like. */
function printSettings(settings: Readonly<Record<string, number | undefined>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `, ${name} ${value}`)
    .join("");
}

function printScript({ hat, body }: Script, nameOf: NameOf): string {
  const argument = hat.argument === "" ? "" : ` ${JSON.stringify(hat.argument)}`;
  return [`when ${hat.event}${argument}`, ...printBody(body, nameOf)].join("\n");
}

function printProcedure({ id, params, warp, body }: Procedure, nameOf: NameOf): string {
  const names = params.map(({ name, kind }) => (kind === "boolean" ? `<${name}>` : name));
  const how = warp ? ", without screen refresh" : "";
  return [`define ${id}(${names.join(", ")})${how}`, ...printBody(body, nameOf)].join("\n");
}

function printBody(body: readonly Stmt[], nameOf: NameOf): string[] {
  return body.flatMap((statement) => printStatement(statement, nameOf)).map((line) => `  ${line}`);
}

function printStatement(statement: Stmt, nameOf: NameOf): string[] {
  const expr = (one: Expr) => printExpr(one, nameOf);
  const body = (statements: readonly Stmt[]) => printBody(statements, nameOf);
  switch (statement.kind) {
    case "call":
      return [expr(statement)];
    case "set":
      return [`${nameOf(statement.id)} := ${expr(statement.value)}`];
    case "change":
      return [`${nameOf(statement.id)} += ${expr(statement.by)}`];
    case "repeat":
      return [`repeat ${expr(statement.times)}`, ...body(statement.body)];
    case "forever":
      return ["forever", ...body(statement.body)];
    case "repeatUntil":
      return [`repeat until ${expr(statement.test)}`, ...body(statement.body)];
    case "forEach": {
      const head = `for ${nameOf(statement.id)} to ${expr(statement.times)}`;
      return [head, ...body(statement.body)];
    }
    case "if": {
      const otherwise = statement.otherwise.length === 0 ? [] : ["else"];
      return [
        `if ${expr(statement.test)}`,
        ...body(statement.then),
        ...otherwise,
        ...body(statement.otherwise),
      ];
    }
    case "wait":
      return [`wait ${expr(statement.seconds)} s`];
    case "waitUntil":
      return [`wait until ${expr(statement.test)}`];
    case "broadcast":
      return [`broadcast ${expr(statement.message)}${statement.wait ? " and wait" : ""}`];
    case "stop":
      return [`stop ${statement.what}`];
    case "procedure":
      return [`${nameOf(statement.id)}(${statement.args.map(expr).join(", ")})`];
    case "report":
      return [`report ${expr(statement.value)}`];
    default:
      return statement satisfies never;
  }
}

function printExpr(expr: Expr, nameOf: NameOf): string {
  switch (expr.kind) {
    case "literal":
      return JSON.stringify(expr.value);
    case "variable":
      return nameOf(expr.id);
    case "argument":
      return `input ${expr.index + 1}`;
    case "list":
      return `[${nameOf(expr.id)}]`;
    case "call":
      return `${expr.op}(${expr.args.map((arg) => printExpr(arg, nameOf)).join(", ")})`;
    default:
      return expr satisfies never;
  }
}
