// What a program that runs a project for the bench is told on its command line: FILE COUNTER, then
// NAME=NUMBER for variables and NAME=FILE for lists. It must not know who runs what.

export function readProgramArguments([, , file = "", counter = "", ...rest]: readonly string[]) {
  const pairs = rest.map((pair): [string, string] => {
    const [name = "", value = ""] = pair.split("=");
    return [name, value];
  });
  const isNumber = ([, value]: readonly [string, string]) => Number.isFinite(Number(value));
  const variables = pairs.filter(isNumber).map(([name, value]) => [name, Number(value)] as const);
  const lists = pairs.filter((pair) => !isNumber(pair));
  return { file, counter, variables: new Map(variables), lists: new Map(lists) };
}
