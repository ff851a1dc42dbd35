"""How long a password would stand, and what would make it stand longer."""

from dataclasses import dataclass

from models.text import N_

WEAKEST_TAKEN = 3  # of 0-4: "safely unguessable" against a slow hash
_LONGEST_JUDGED = 72  # zxcvbn refuses more; what follows only makes it stronger

_SWEDISH = (
    "stegvis socialtjänst socialtjansten forsorjningsstod kommun kommunen arbetsmarknad lösenord losenord "
    "hemligt sommar sommaren vinter vår höst januari februari mars april maj juni juli augusti "
    "september oktober november december måndag tisdag onsdag torsdag fredag lördag söndag "
    "sverige svenska malmö malmo stockholm göteborg älskling välkommen kaffe fika midsommar"
)

# What zxcvbn answers with, word for word, so that it can be translated where it is shown.
FEEDBACK = (
    N_("Use a few words, avoid common phrases."),
    N_("No need for symbols, digits, or uppercase letters."),
    N_("Add another word or two. Uncommon words are better."),
    N_("Straight rows of keys are easy to guess."),
    N_("Short keyboard patterns are easy to guess."),
    N_("Use a longer keyboard pattern with more turns."),
    N_('Repeats like "aaa" are easy to guess.'),
    N_('Repeats like "abcabcabc" are only slightly harder to guess than "abc".'),
    N_("Avoid repeated words and characters."),
    N_('Sequences like "abc" or "6543" are easy to guess.'),
    N_("Avoid sequences."),
    N_("Recent years are easy to guess."),
    N_("Avoid recent years."),
    N_("Avoid years that are associated with you."),
    N_("Dates are often easy to guess."),
    N_("Avoid dates and years that are associated with you."),
    N_("This is a top-10 common password."),
    N_("This is a top-100 common password."),
    N_("This is a very common password."),
    N_("This is similar to a commonly used password."),
    N_("A word by itself is easy to guess."),
    N_("Names and surnames by themselves are easy to guess."),
    N_("Common names and surnames are easy to guess."),
    N_("Capitalization doesn't help very much."),
    N_("All-uppercase is almost as easy to guess as all-lowercase."),
    N_("Reversed words aren't much harder to guess."),
    N_("Predictable substitutions like '@' instead of 'a' don't help very much."),
)


@dataclass(frozen=True, slots=True)
class Strength:
    """A password's score 0-4 with a warning (may be empty) and suggestions, each a sentence of FEEDBACK."""

    score: int
    warning: str
    suggestions: tuple[str, ...]

    @property
    def enough(self) -> bool:
        """Whether a vault may be shut with it."""
        return self.score >= WEAKEST_TAKEN


def strength(password: str, names: tuple[str, ...] = ()) -> Strength:
    """Return how strong a password is for someone who knows those names (the user's, the office's)."""
    if not password:
        return Strength(0, "", FEEDBACK[:2])
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its word lists take a while to load

    judged = zxcvbn(password[:_LONGEST_JUDGED], user_inputs=[*names, *_SWEDISH.split()])
    feedback = judged["feedback"]
    return Strength(judged["score"], feedback["warning"], tuple(feedback["suggestions"]))
