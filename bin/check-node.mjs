/** Explains in one sentence what to do if Node is too old for the project. Old versions must be able to run this file. */
const [major, minor] = process.versions.node.split('.').map(Number);
const isSupported = (major === 22 && minor >= 19) || (major === 24 && minor >= 5) || major > 24;
if (!isSupported) {
  console.error(
    `This is Node ${process.version}; the project needs 22.19 or later, or 24.5 or later: install one from https://nodejs.org, or on Linux x64 run the scripts through npm after "npm ci", which brings its own.`,
  );
  process.exit(1);
}
