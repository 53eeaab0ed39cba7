import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, parse } from 'yaml';

export type Labels = Record<string, string>;
type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;
export type Document = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Labels };
  spec?: Json;
  data?: Json;
};
type Operation = { op: 'add' | 'replace' | 'remove'; path: string; value?: Json };
type Kustomization = {
  resources: string[];
  namespace?: string;
  nameSuffix?: string;
  labels?: { includeSelectors?: boolean; pairs: Labels }[];
  images?: { name: string; newName?: string; newTag?: string }[];
  patches?: { target: { kind?: string; name?: string }; patch: string }[];
};

const KNOWN = ['apiVersion', 'kind', 'resources', 'namespace', 'nameSuffix', 'labels', 'images', 'patches'];
const CLUSTER_WIDE = new Set(['Namespace']);

/** Renders a kustomization as kustomize does, as far as ours go; anything else that one may say is refused. */
export function render(folder: string): Document[] {
  const kustomization = parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8')) as Kustomization;
  const unknown = Object.keys(kustomization).filter((key) => !KNOWN.includes(key));
  if (unknown.length > 0) throw new Error(`${folder} says ${unknown.join(', ')}, which is not understood here.`);
  const documents = kustomization.resources.flatMap((resource) => load(join(folder, resource)));
  for (const { target, patch } of kustomization.patches ?? []) patchAll(documents, target, parse(patch) as Operation[], folder);
  for (const document of documents) adorn(document, kustomization);
  if (kustomization.nameSuffix) rename(documents, kustomization.nameSuffix);
  return documents;
}

const load = (path: string): Document[] =>
  statSync(path).isDirectory()
    ? render(path)
    : parseAllDocuments(readFileSync(path, 'utf8')).map((document) => document.toJS() as Document);

function patchAll(documents: Document[], { kind, name }: { kind?: string; name?: string }, operations: Operation[], folder: string): void {
  const meant = documents.filter((one) => (!kind || one.kind === kind) && (!name || new RegExp(`^(?:${name})$`).test(one.metadata.name)));
  if (meant.length === 0) throw new Error(`${folder} patches ${kind} ${name ?? ''}, which is not there.`);
  for (const document of meant) for (const operation of operations) apply(document as unknown as Json, operation);
}

/** RFC 6902; what is replaced or removed must be there. */
function apply(document: Json, { op, path, value }: Operation): void {
  const words = path.slice(1).split('/').map((word) => word.replaceAll('~1', '/').replaceAll('~0', '~')); // prettier-ignore
  const last = words.pop()!;
  let place = document as Record<string, Json>;
  for (const word of words) place = place[word] as Record<string, Json>;
  if (op !== 'add' && place[last] === undefined) throw new Error(`There is no ${path}.`);
  if (op === 'remove') delete place[last];
  else place[last] = structuredClone(value!);
}

function adorn(document: Document, { namespace, labels = [], images = [] }: Kustomization): void {
  if (namespace && !CLUSTER_WIDE.has(document.kind)) document.metadata.namespace = namespace;
  for (const { pairs, includeSelectors } of labels) {
    document.metadata.labels = { ...document.metadata.labels, ...pairs };
    if (includeSelectors) select(document, pairs);
  }
  for (const container of podOf(document)?.spec.containers ?? []) {
    const [name, tag] = container.image.split(':') as [string, string];
    const image = images.find((one) => one.name === name);
    if (image) container.image = `${image.newName ?? name}:${image.newTag ?? tag}`;
  }
}

export type Container = { name: string; image: string; env?: { name: string; value?: string }[] } & Record<string, Json | undefined>;
export type Pod = {
  metadata: { labels: Labels };
  spec: {
    containers: Container[];
    serviceAccountName: string;
    topologySpreadConstraints?: { labelSelector: { matchLabels: Labels } }[];
  } & Record<string, unknown>;
};
export type Selector = { matchLabels?: Labels };

export const podOf = ({ spec }: Document): Pod | undefined => (spec as unknown as { template?: Pod } | undefined)?.template;

/** Where kustomize writes labels that select: it makes a missing list of a deployment and a service, and only adds to the others. */
function select(document: Document, pairs: Labels): void {
  const spec = document.spec as unknown as { selector?: Selector & Labels } | undefined;
  if (document.kind === 'Service') Object.assign(spec!.selector!, pairs);
  if (document.kind === 'Deployment') spec!.selector!.matchLabels = { ...spec!.selector!.matchLabels, ...pairs };
  if (document.kind === 'PodDisruptionBudget' && spec!.selector?.matchLabels) Object.assign(spec!.selector.matchLabels, pairs);
  const pod = podOf(document);
  if (!pod) return;
  Object.assign(pod.metadata.labels, pairs);
  for (const { labelSelector } of pod.spec.topologySpreadConstraints ?? []) Object.assign(labelSelector.matchLabels, pairs);
}

/** Names, and whatever names them among the documents themselves. */
function rename(documents: Document[], suffix: string): void {
  const own = new Set(documents.map(({ kind, metadata }) => `${kind} ${metadata.name}`));
  for (const document of documents) {
    const account = podOf(document)?.spec;
    if (account && own.has(`ServiceAccount ${account.serviceAccountName}`)) account.serviceAccountName += suffix;
    const scaled = (document.spec as { scaleTargetRef?: { kind: string; name: string } } | undefined)?.scaleTargetRef;
    if (scaled && own.has(`${scaled.kind} ${scaled.name}`)) scaled.name += suffix;
  }
  for (const { metadata } of documents) metadata.name += suffix;
}
