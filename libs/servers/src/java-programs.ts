import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The folders of `deploy` whose pom names jars. */
export type JavaProject = keyof typeof PROJECTS;

/** What a project gives, and what else would do. */
const PROJECTS = {
  kafka: { name: 'Kafka', otherwise: ', start Docker, or set KAFKA_BROKERS' },
  debezium: { name: 'Debezium', otherwise: '' },
  'jdbc-sink': { name: 'Debezium', otherwise: '' },
};

export interface JavaPrograms {
  java: string;
  /** The class path. */
  jars: string;
}

/** Java and the jars of a project, fetched by Maven when they are not there yet; else one sentence that says what to install. */
export async function findJavaPrograms(name: JavaProject): Promise<JavaPrograms | { missing: string }> {
  const project = fileURLToPath(new URL(`../../../deploy/${name}`, import.meta.url));
  const missing = (what: string, debianPackage: string) => ({ missing: sentence(PROJECTS[name], what, debianPackage) });
  const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin', 'java') : 'java';
  const version = await javaVersion(java);
  if (version === undefined) return missing('Java 17 or newer', 'openjdk-17-jre-headless');
  if (version < 17) return missing(`Java 17 or newer (this is Java ${version})`, 'openjdk-17-jre-headless');
  if (!(await areComplete(project)) && !(await fetchJars(project))) return missing('Maven, to fetch its jars once', 'maven');
  return { java, jars: join(project, 'libs', '*') };
}

const sentence = ({ name, otherwise }: (typeof PROJECTS)[JavaProject], what: string, debianPackage: string) =>
  `${name} needs ${what}: install it (Debian: apt-get install ${debianPackage})${otherwise}.`;

async function javaVersion(java: string): Promise<number | undefined> {
  const printed = await run(java, ['-version']).then(({ stderr }) => stderr, whenNotInstalled);
  const version = printed === undefined ? undefined : /version "(?:1\.)?(\d+)/.exec(printed)?.[1];
  return version === undefined ? undefined : Number(version);
}

/** Only the last step of fetching writes the pom beside the jars: what was interrupted or is of another pom is fetched again. */
const areComplete = async (project: string) =>
  existsSync(fetchedBy(project)) && (await readFile(fetchedBy(project), 'utf8')) === (await readFile(join(project, 'pom.xml'), 'utf8'));

/** False when there is no Maven. */
async function fetchJars(project: string): Promise<boolean> {
  if (!(await run('mvn', ['-v']).catch(whenNotInstalled))) return false;
  await rm(join(project, 'libs'), { recursive: true, force: true });
  await run('mvn', ['-q', '-B', '-f', project, 'package']);
  await copyFile(join(project, 'pom.xml'), fetchedBy(project));
  return true;
}

const fetchedBy = (project: string) => join(project, 'libs', 'fetched-by.xml');

function whenNotInstalled(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
