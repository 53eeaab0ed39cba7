import { fileURLToPath } from 'node:url';
import { departments } from '@milepost/contracts';
import { ConfigMap, Namespace, Service, ServiceAccount } from 'kubernetes-models/v1';
import { Deployment } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { Job } from 'kubernetes-models/batch/v1';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { type Document, type Labels, podOf, render, type Selector } from './kustomize.fixtures.js';

const folder = fileURLToPath(new URL('../../../../deploy/k8s/', import.meta.url));
const models: Record<string, new (document: never) => { validate(): void }> = {
  ConfigMap, Deployment, HorizontalPodAutoscaler, Job, Namespace, NetworkPolicy, PodDisruptionBudget, Service, ServiceAccount,
}; // prettier-ignore

/** The deployments of each overlay; the projection has the image and the secret of the aggregator. */
const inOverlay: Record<string, string[]> = {
  small: [...departments, 'aggregator'],
  'three-zone': [...departments, 'aggregator', 'projection'],
};
const imageOf = (service: string) => (service === 'projection' ? 'aggregator' : service);
const validate = (document: Document) => new models[document.kind]!(document as never).validate();
const picks = (selector: Labels, labels: Labels) => Object.entries(selector).every(([name, value]) => labels[name] === value);
const ofKind = (documents: Document[], kind: string) => documents.filter((document) => document.kind === kind);
const namesOf = (documents: Document[]) => documents.map(({ metadata }) => metadata.name).sort();

describe.each(['small', 'three-zone'])('The overlay %s', (overlay) => {
  const services = inOverlay[overlay]!;
  const documents = render(`${folder}overlays/${overlay}`);
  const deployments = ofKind(documents, 'Deployment');
  const works = [...deployments, ...ofKind(documents, 'Job')];

  it.each(documents.map((document) => [document.kind, document.metadata.name, document] as const))(
    '%s %s is what Kubernetes expects',
    (kind, _, document) => {
      expect(models[kind]).toBeDefined();
      expect(() => validate(document)).not.toThrow();
      if (kind !== 'Namespace') expect(document.metadata.namespace).toBe('milepost');
    },
  );

  it('has all services, the steps before them, and nothing twice', () => {
    expect(namesOf(deployments)).toEqual(services.map((name) => `milepost-${name}`).sort());
    expect(namesOf(ofKind(documents, 'Job'))).toEqual(['milepost-databases', 'milepost-topics']);
    const names = documents.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(services)('gives %s its own image, secret, account, address and disruption budget, and none of another', (service) => {
    const name = `milepost-${service}`;
    const { metadata, spec } = podOf(deployments.find((one) => one.metadata.name === name)!)!;
    expect(spec.containers[0]!.image).toBe(`milepost/${imageOf(service)}:dev`);
    expect(spec).toMatchObject({
      serviceAccountName: name,
      volumes: [{ secret: { secretName: `milepost-${imageOf(service)}` } }, { name: 'tmp' }],
    });
    for (const kind of ['Deployment', 'Service', 'PodDisruptionBudget']) {
      const chosen = ofKind(documents, kind).filter((document) => picks(selectorOf(document), metadata.labels));
      expect(namesOf(chosen)).toEqual([name]);
    }
    for (const { labelSelector } of spec.topologySpreadConstraints!) {
      const others = deployments.filter((one) => picks(labelSelector.matchLabels, podOf(one)!.metadata.labels));
      expect(namesOf(others)).toEqual([name]);
    }
    expect(namesOf(ofKind(documents, 'ServiceAccount'))).toContain(name);
  });

  it('lets nothing run as root, write to its image, keep a capability, or hold a token of the cluster', () => {
    for (const work of works) {
      const { spec } = podOf(work)!;
      expect(spec).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      });
      for (const container of spec.containers)
        expect(container).toMatchObject({
          securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        });
    }
    for (const account of ofKind(documents, 'ServiceAccount')) expect(account).toMatchObject({ automountServiceAccountToken: false });
  });

  it('asks each service whether it makes progress, bounds its memory, and lets it drain', () => {
    for (const deployment of deployments) {
      const { spec } = podOf(deployment)!;
      expect(spec.containers[0]).toMatchObject({
        livenessProbe: { httpGet: { path: '/livez' } },
        readinessProbe: { httpGet: { path: '/readyz' } },
        startupProbe: { httpGet: { path: '/livez' } },
        resources: {
          requests: { cpu: expect.any(String) as string, memory: expect.any(String) as string },
          limits: { memory: expect.any(String) as string },
        },
      });
      expect(spec['terminationGracePeriodSeconds']).toBeGreaterThanOrEqual(15);
      expect(deployment.spec).toMatchObject({ strategy: { rollingUpdate: { maxUnavailable: 0 } } });
    }
  });

  it('keeps no secret in itself', () => {
    expect(ofKind(documents, 'Secret')).toEqual([]);
    const named = works.flatMap((work) => podOf(work)!.spec.containers.flatMap(({ env = [] }) => env));
    expect(named.filter(({ name, value }) => /PASSWORD|SECRET|URL|KEY/.test(name) && !value?.startsWith('/run/credentials/'))).toEqual([]);
  });

  it('grows who projects with the lag, who answers with the load', () => {
    const lag = { external: { metric: { name: 'milepost_consumer_lag_messages' } } };
    const load = { resource: { name: 'cpu' } };
    const wanted: Record<string, object[]> = services.includes('projection')
      ? { 'milepost-aggregator': [load], 'milepost-projection': [lag] }
      : { 'milepost-aggregator': [lag, load] };
    const scalings = ofKind(documents, 'HorizontalPodAutoscaler');
    expect(namesOf(scalings)).toEqual(Object.keys(wanted));
    for (const { metadata, spec } of scalings) {
      expect(spec).toMatchObject({ scaleTargetRef: { kind: 'Deployment', name: metadata.name }, metrics: wanted[metadata.name] });
      expect(deployments.find((one) => one.metadata.name === metadata.name)!.spec).not.toHaveProperty('replicas');
    }
  });

  it('lets who projects be the aggregator to its servers, and tells both what they do where they are apart', () => {
    const told = (name: string) => {
      const { env = [] } = podOf(deployments.find((one) => one.metadata.name === name)!)!.spec.containers[0]!;
      return Object.fromEntries(env.map(({ name, value }) => [name, value]));
    };
    if (!services.includes('projection')) return void expect(told('milepost-aggregator')).not.toHaveProperty('AGGREGATOR_ROLES');
    expect(told('milepost-aggregator')).toMatchObject({ AGGREGATOR_ROLES: 'api' });
    expect(told('milepost-projection')).toMatchObject({ AGGREGATOR_ROLES: 'projection', KAFKA_USERNAME: 'aggregator' });
  });

  it('lets nobody be reached but by those marked as ways in', () => {
    const policies = ofKind(documents, 'NetworkPolicy');
    expect(policies.find(({ metadata }) => metadata.name === 'nothing-else')!.spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
    const ways = policies.flatMap(({ spec }) => (spec as { ingress?: object[] }).ingress ?? []);
    expect(ways).toHaveLength(1);
  });
});

it('What the overlays differ in is how many there are and where', () => {
  const replicas = (overlay: string) =>
    ofKind(render(`${folder}overlays/${overlay}`), 'Deployment').map(({ spec }) => (spec as { replicas?: number }).replicas);
  expect(replicas('small')).toEqual([1, 1, 1, 1, undefined]);
  expect(replicas('three-zone')).toEqual([3, 3, 3, 3, undefined, undefined]);
  const zones = ofKind(render(`${folder}overlays/three-zone`), 'Deployment').map((one) => podOf(one)!.spec.topologySpreadConstraints![0]);
  for (const zone of zones) expect(zone).toMatchObject({ topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' });
});

describe('The models that check the documents', () => {
  const deployment = () => structuredClone(ofKind(render(`${folder}overlays/small`), 'Deployment')[0]!);

  it.each([
    ['a replica count in words', (one: Document) => Object.assign(one.spec as object, { replicas: 'two' })],
    ['a pod without containers', (one: Document) => delete (podOf(one)!.spec as { containers?: unknown }).containers],
    ['a list in the place of a table', (one: Document) => Object.assign(podOf(one)!.spec, { securityContext: ['runAsNonRoot'] })],
  ])('refuse %s', (_, spoil) => {
    const spoilt = deployment();
    spoil(spoilt);
    expect(() => validate(spoilt)).toThrow();
  });
});

function selectorOf({ kind, spec }: Document): Labels {
  const { selector } = spec as unknown as { selector: Selector & Labels };
  return kind === 'Service' ? selector : (selector.matchLabels ?? {});
}
