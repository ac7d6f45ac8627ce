// Runs on the machine's own Node, before anything is installed: sets up what is missing, then runs the command on
// the Node that the lockfile pins. Built-ins only. This first file is read by old versions, too: keep its words plain.
const major = Number(process.versions.node.split('.')[0]);

if (major >= 20) {
  import('./set-up/command.mjs').then(({ runCommand }) => runCommand(process.argv.slice(2)));
} else {
  console.error(
    'Tronie needs Node 20 or newer; this is Node ' +
      process.versions.node +
      ' (' +
      process.execPath +
      '). Install a current one from https://nodejs.org/ or with your system’s package manager, then run the same command again.',
  );
  process.exitCode = 1;
}
