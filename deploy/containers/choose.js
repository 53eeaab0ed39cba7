// choose.js APP FOLDER: puts what the image of an app holds into the folder: the app, and the libraries that it stands on.
import { cpSync, existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const [app, folder] = process.argv.slice(2);
if (!app || !existsSync(`apps/${app}`)) throw new Error(`There is no app '${app ?? ''}': say --build-arg APP=<folder under apps>.`);

const projects = new Map(['libs', 'apps'].flatMap((kind) => readdirSync(kind).map((name) => [`@milepost/${name}`, join(kind, name)])));

/** A project and all that it stands on; what only its specs import stays out. */
function standsOn(name, found = new Set()) {
  if (found.has(name) || name === '@milepost/testing') return found;
  found.add(name);
  const { dependencies = {} } = JSON.parse(readFileSync(join(projects.get(name), 'package.json'), 'utf8'));
  for (const dependency of Object.keys(dependencies)) standsOn(dependency, found);
  return found;
}

// The command line does some of its work by the aggregator's own program.
const programs = app === 'cli' ? ['cli', 'aggregator'] : [app];
const needed = new Set(programs.flatMap((program) => [...standsOn(`@milepost/${program}`)]));
const unwanted = /\.tsx?$|\.tsbuildinfo$|\.d\.ts\.map$/;
for (const name of needed)
  cpSync(projects.get(name), join(folder, projects.get(name)), { recursive: true, filter: (file) => !unwanted.test(file) });
cpSync('package.json', join(folder, 'package.json'));
symlinkSync(`apps/${app}/dist/main.js`, join(folder, 'main.js'));
