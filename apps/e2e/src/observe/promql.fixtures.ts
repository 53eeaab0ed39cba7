import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const folder = fileURLToPath(new URL('../../../../deploy/observability/', import.meta.url));

export type Expression = { where: string; text: string };
type Panel = {
  id: number;
  title: string;
  type: string;
  datasource?: { uid: string };
  targets?: { expr: string; datasource: { uid: string } }[];
};
export type Dashboard = { file: string; uid: string; title: string; panels: Panel[] };

export const dashboards: Dashboard[] = readdirSync(`${folder}grafana/dashboards`).map((file) => ({
  file,
  ...(JSON.parse(readFileSync(`${folder}grafana/dashboards/${file}`, 'utf8')) as Omit<Dashboard, 'file'>),
}));

const alerts = parse(readFileSync(`${folder}alerts.yml`, 'utf8')) as { groups: { rules: { alert: string; expr: string }[] }[] };

/** Every expression of the alert rules and the dashboards. */
export const expressions: Expression[] = [
  ...alerts.groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => ({ where: alert, text: expr }))),
  ...dashboards.flatMap(({ panels }) =>
    panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ where: title, text: expr }))),
  ),
];

export type Selector = { metric: string; labels: string[] };

/** The metrics that an expression reads, with the labels it asks for. */
export function selectorsOf(text: string): Selector[] {
  const found = text.matchAll(/\b((?:milepost|nodejs|process)_[a-z0-9_]+)(?:\{([^}]*)\})?/g);
  return [...found].map(([, metric, matchers = '']) => ({
    metric: metric!,
    labels: [...matchers.matchAll(/(\w+)\s*[!=]/g)].map(([, label]) => label!),
  }));
}

/** Metric → the labels that its samples carry, in Prometheus's text. */
export function exported(text: string): Map<string, Set<string>> {
  const metrics = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const [, metric, labels = ''] = /^([a-z_0-9]+)(?:\{(.*)\})? /.exec(line) ?? [];
    if (metric === undefined) continue;
    const known = metrics.get(metric) ?? new Set<string>();
    for (const [, label] of labels.matchAll(/(\w+)="/g)) known.add(label!);
    metrics.set(metric, known);
  }
  return metrics;
}
