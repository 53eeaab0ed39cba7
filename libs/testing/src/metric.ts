/** One value of a service's metrics: `metric(text, 'milepost_parked_messages')`, with labels as they are written there; undefined when there is none. */
export function metric(text: string, name: string): number | undefined {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}
