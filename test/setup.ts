import { execFileSync } from 'node:child_process';

/** Tests that start the program start what `npm start` starts: built once, before all of them. */
export default function setup(): void {
  execFileSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' });
}
