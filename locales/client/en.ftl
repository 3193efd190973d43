# Words of the two clients that come with the program: the chat in the terminal and the one in the browser.

client-group = Volunteers
client-guest = Neighbours (the bot is not here)
client-topic-general = General
client-topic-supplies = Supplies
client-topic-tests = Tests

terminal-hint = Type a question, press a button by its number, /help for help, Ctrl-D to leave.
terminal-bye = Goodbye.
terminal-edited = (message changed to)
terminal-deleted = (message deleted)
terminal-typing = typing…
terminal-copy = Copy this text:
terminal-open = Link: { $url }
terminal-picture = Picture: { $path }
terminal-picture-lost = (The picture could not be saved: { $reason })
terminal-no-button = There is no button { $number }, only { $count }; to ask about the number, write /ask { $number }
terminal-no-results = No results.
terminal-results = Results for “{ $query }”, press a number to send one:
terminal-more-results = More results
terminal-disabled = This button cannot be pressed.
