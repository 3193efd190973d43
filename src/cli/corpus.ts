import { runCorpus } from './corpus/command.ts';

process.stdout.on('error', () => process.exit(0)); // a reader that has seen enough, as `| head`
process.exitCode = runCorpus(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
