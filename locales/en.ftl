# Strings of the interface in English.

## Answers

question-line = Question: { $question }
corrected = Searched for “{ $words }”
answer-related = The report does not mention { $missing }. Nearest passage:
answer-related-whole = The report does not say this directly. Nearest passage:
missing-word = “{ $word }”
missing-separator = {", "}
answer-none = The report does not say. Try other words, or one of these:
answer-none-compact = The report does not say.
place = { $section } · ¶ { $paragraph }
place-plain = ¶ { $paragraph }
place-title = Title
place-heading = Heading
place-report = { $title }: { $place }
figure-value = {" "}({ $value })
converted = Quotation shown in Simplified characters
smalltalk-greeting = Hello! Ask me anything about the report.
smalltalk-thanks = You are welcome. Ask again any time.
smalltalk-farewell = Goodbye. Come back any time.

## Buttons of answers

button-context = Context
button-facts = Figures, people
button-next = Next ▸
button-previous = ◂ Previous
button-back = ◂ Back
button-copy = Copy
button-share = Share
button-original = 原文
button-simplified = 简体
button-card = Card
button-good = 👍
button-bad = 👎
button-outdated = This button is outdated. Please ask again.
question-gone = I can no longer see the question. Please ask again.
passage-gone = The report has changed and this passage has moved. Please ask again.
failed = Something went wrong. Please try again.
facts-title = Figures and people in this quotation
facts-none = This quotation has no figures and names nobody.

## Private chats

start =
    I answer questions with the words of “{ $title }”: I find the sentence that answers, quote it as it stands and say where it is. What the report does not say, I do not say.

    Type a question, or tap one of these:
start-many =
    I answer questions with the words of { $count } reports: I find the sentence that answers, quote it as it stands and say where it is. What the reports do not say, I do not say.

    Type a question, or tap one of these:
start-link-gone = The passage of this link is gone; the report may have changed.
help =
    Type a question or a keyword. Reply to an answer to ask on.

    /ask question
    /stats all figures, /stats 口罩 only those about masks
    /people who is in the report
    /read the whole report
    /card the figures in one picture
    /about the report and how answers are made
    /settings language and display

    In groups: mention @{ $username }, reply to me, or use /ask.
    In any chat: type @{ $username } and a keyword.
ask-usage = Please write your question after /ask, for example: /ask { $example }
ask-usage-plain = Please write your question after /ask.
unknown-command = There is no such command. Just type your question, or see /help.
not-text = I only understand text. Please type your question.
no-report = There is no report to ask about at the moment.

## Groups

greeting =
    Hello! I answer questions with the words of “{ $title }”. Mention @{ $username }, reply to me, or use /ask, for example:
greeting-many =
    Hello! I answer questions with the words of { $count } reports. Mention @{ $username }, reply to me, or use /ask, for example:
mention-usage = Please write your question beside the mention, or mention me in reply to somebody’s question.
limit-user = That was a bit fast. Please ask again in { $seconds } s.
limit-group = Too many questions in this group. Please ask again in { $seconds } s.

## Settings

settings-title = Settings
settings-private = Your settings
settings-language = Language
settings-script = Quotations
settings-questions = All questions
settings-quiet = Quiet mode
settings-language-hint = Interface language where the question does not tell
settings-script-hint = Quotations as they stand, or in Simplified characters
settings-questions-hint = Also answer messages that end in a question mark without mentioning me (if the report has the answer)
settings-questions-privacy = Turn off privacy mode at @BotFather first
settings-quiet-hint = Messages make no sound, and there are no hints
settings-line = { $name }: { $value }
option-auto = automatic
option-zh-Hant = 正體中文
option-zh-Hans = 简体中文
option-en = English
option-original = original
option-simplified = Simplified
option-on = on
option-off = off
settings-admins-only = Only the group’s administrators can change its settings.
settings-unchecked = I could not check whether you are an administrator. Please try again later.
settings-saved = Saved

## Inline and guest queries

inline-ask = Ask in a private chat
guest-empty = Please write your question beside the mention.

## Menu

command-ask = Ask the report a question
command-stats = Figures in the report
command-people = People in the report
command-read = Read the whole report
command-card = The report's figures in one picture
command-reports = All reports
command-about = About the report and its answers
command-settings = Language and display
command-help = How to use this bot
description = Answers questions with the report's own words: finds the sentence that answers, quotes it, says where it stands, with its figures and people. What the report does not say, it does not say.
short-description = Answers questions with the report's own words, each with its place.

## Lists: figures, people, text, reports

list-previous = ◂ Previous
list-next = Next ▸
list-page = { $page } / { $of }
list-separator = {", "}
list-all-reports = all reports
list-other-reports = Other reports
stats-title = Figures: { $title }
stats-title-words = Figures for “{ $words }”: { $title }
stats-count = { $count ->
    [one] 1 figure
   *[other] { $count } figures
}
stats-none = No figures found
stats-figure = Figure
stats-label = What it counts
stats-place = Place
stats-owner = { $owner }: { $label }
stats-all = All figures
stats-picture = In one picture
stats-charts = Charts
stats-charts-title = Charts: { $title }
people-title = People: { $title }
people-title-words = People for “{ $words }”: { $title }
people-count = { $count ->
    [one] 1 person
   *[other] { $count } people
}
people-none = Nobody found
people-all = Everybody
people-back = ◂ People
person-place = Place: { $value }
person-aliases = Also called: { $value }
person-deed = Deed: { $value }
person-gone = The report has changed; this person is no longer in it.
read-contents = Contents
read-top = Back to the top
read-opening = Opening
reports-title = Reports ({ $count })
reports-size = { $paragraphs } paragraphs · { $figures } figures · { $people } people
reports-chosen = ✓ { $title }
reports-hint = Tap a report to see the figures, people and text of that one alone; questions still search all reports.
reports-hint-chosen = This chat’s report is ticked; questions still search all reports.
reports-all = No choice
reports-about = About the report
report-gone = The reports have changed; this one is no longer there.
pick-stats = Figures of which report?
pick-people = People of which report?
pick-read = Read which report?
pick-about = About which report?
pick-card = Which report?
about-source = Source: { $value }
about-author = Author: { $value }
about-date = Date: { $value }
about-url = Original: { $value }
about-answers =
    Answers are the report's own words: the sentence that answers, quoted as it stands, with its paragraph and the words that answer in bold.
    Nothing is rephrased or worked out; what the report does not say, it does not say.
about-read = Text
about-stats = Figures
about-people = People

## Pictures

picture-overview = The report in one picture
picture-chart = Figures
picture-quote = From the report
picture-quote-converted = From the report, in Simplified characters
picture-others = Others
picture-logarithmic = Logarithmic: each step is ten times the last
picture-unit = Unit: { $unit }
picture-failed = The picture could not be drawn. Please try again later.

## Feedback and operators

feedback-thanks = Thank you, noted.
feedback-again = You have rated this answer already.
admin-title = How things are
admin-uptime = Running for { $hours } h { $minutes } min
admin-updates = Updates { $updates } · in the works { $queue } · Telegram errors { $errors }
admin-answers = Answered { $answered } · related { $related } · nothing { $none }
admin-corpus = Reports { $reports } · passages { $passages }
admin-store = Store ({ $kind }) in order
admin-store-gone = Store ({ $kind }) out of reach, going on with defaults
admin-feedback = Ratings by kind of question
admin-votes = { $type }: 👍 { $up } · 👎 { $down }
admin-nothing = None yet.
admin-unanswered = Latest questions without an answer
admin-unanswered-off = Not recorded. When switched on, only the words are kept, not who asked or where.
admin-refresh = Refresh
admin-keep = Start recording
admin-drop = Stop and delete
admin-reload = Reload reports
admin-reloaded = Reloaded: { $reports } reports, { $problems } problems.
admin-trouble = There are problems with report files; what was read before stays where they cannot be read:
admin-trouble-more = and { $count } more
admin-no-service = Reports cannot be reloaded here; restart the program.
type-count = Numbers
type-money = Money
type-age = Ages
type-date = Dates
type-person = People
type-place = Places
type-organisation = Organisations
type-name = Names
type-reason = Reasons
type-manner = Ways
type-list = Lists
type-yesno = Yes or no
type-thing = Other
