import { Bot } from 'grammy';

/* The smallest grammY bot there is, as the yardstick of the load test: it sends back what it gets. */

const bot = new Bot(process.env.BOT_TOKEN ?? '', { client: { apiRoot: process.env.BOT_API_ROOT ?? '' } });
bot.on('message:text', (context) => context.reply(context.message.text));
await bot.start();
