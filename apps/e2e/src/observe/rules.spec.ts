import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const folder = fileURLToPath(new URL('../../../../deploy/observability', import.meta.url));
const PROMTOOL = fileURLToPath(new URL('../../../../.milepost/tools/promtool', import.meta.url));

/** Prometheus's own tool says what is wrong with a file: exit code and words. */
function promtool(where: string, ...words: string[]): { code: number | null; says: string } {
  if (!existsSync(PROMTOOL)) throw new Error('promtool is missing: .ci/tools fetches it.');
  const { status, stdout, stderr } = spawnSync(PROMTOOL, words, { cwd: where, encoding: 'utf8' });
  return { code: status, says: stdout + stderr };
}

type Rules = {
  groups: { rules: { alert: string; for?: string; annotations: Record<string, string>; labels: Record<string, string> }[] }[];
};
type Tests = { tests: { alert_rule_test: { alertname: string; exp_alerts?: unknown[] }[] }[] };

const yaml = <T>(file: string) => parse(readFileSync(join(folder, file), 'utf8')) as T;
const rules = yaml<Rules>('alerts.yml').groups.flatMap((group) => group.rules);
const tests = yaml<Tests>('alerts.test.yml').tests.flatMap((test) => test.alert_rule_test);

describe('The alert rules', () => {
  it('are understood by Prometheus, with the configuration that loads them', () => {
    expect(promtool(folder, 'check', 'config', 'prometheus.yml')).toMatchObject({ code: 0 });
  });

  it('pass their own tests', () => {
    expect(promtool(folder, 'test', 'rules', 'alerts.test.yml')).toMatchObject({ code: 0 });
  });

  it.each(rules.map(({ alert }) => alert))('%s is tested silent and loud', (alert) => {
    const own = tests.filter(({ alertname }) => alertname === alert);
    expect(own.filter(({ exp_alerts = [] }) => exp_alerts.length === 0).length).toBeGreaterThan(0);
    expect(own.filter(({ exp_alerts = [] }) => exp_alerts.length > 0).length).toBeGreaterThan(0);
  });

  it('say what is the matter, what it means and whether to wake somebody', () => {
    for (const { annotations, labels } of rules) {
      expect(Object.keys(annotations).sort()).toEqual(['description', 'summary']);
      expect(['page', 'ticket']).toContain(labels['severity']);
    }
  });

  it.each([
    ['a limit', /milepost_outbox_oldest_seconds\) > 30/, 'milepost_outbox_oldest_seconds) > 3000'],
    ['a comparison', /milepost_broker_answers == 0/, 'milepost_broker_answers == 1'],
    ['a patience', /for: 30s/, 'for: 30m'],
    ['a name', /milepost_ready == 0/, 'milepost_reddy == 0'],
  ])('would fail their tests with %s changed', (_, right, wrong) => {
    const broken = mkdtempSync(join(tmpdir(), 'milepost-rules-'));
    cpSync(folder, broken, { recursive: true });
    const text = readFileSync(join(folder, 'alerts.yml'), 'utf8');
    expect(text).toMatch(right);
    writeFileSync(join(broken, 'alerts.yml'), text.replace(right, wrong));
    const { code, says } = promtool(broken, 'test', 'rules', 'alerts.test.yml');
    rmSync(broken, { recursive: true });
    expect(code).toBe(1);
    expect(says).toContain('FAILED');
  });
});
