"""The dictionary form of a word from its part of speech and Penn tag: rules, and a list of what they miss."""

from __future__ import annotations

_VERBS = {
    form: base
    for base, forms in {
        "be": "am is are was were been being 's 're 'm ’s ’re ’m s",
        "have": "has had 've ’ve 'd ’d having",
        "do": "does did done",
        "go": "goes went gone", "say": "said says", "take": "took taken", "give": "gave given", "get": "got gotten",
        "make": "made", "see": "saw seen", "come": "came", "know": "knew known", "think": "thought", "tell": "told",
        "leave": "left", "hold": "held", "bring": "brought", "begin": "began begun beginning", "keep": "kept",
        "write": "wrote written", "stand": "stood", "hear": "heard", "mean": "meant", "meet": "met", "run": "ran running",
        "pay": "paid", "sit": "sat sitting", "speak": "spoke spoken", "lie": "lay lain lying", "lead": "led",
        "grow": "grew grown", "lose": "lost", "fall": "fell fallen", "send": "sent", "build": "built",
        "understand": "understood", "draw": "drew drawn", "break": "broke broken", "spend": "spent", "rise": "rose risen",
        "drive": "drove driven", "buy": "bought", "wear": "wore worn", "choose": "chose chosen", "seek": "sought",
        "throw": "threw thrown", "catch": "caught", "deal": "dealt", "win": "won winning", "forget": "forgot forgotten",
        "fight": "fought", "teach": "taught", "eat": "ate eaten", "sing": "sang sung", "strike": "struck stricken",
        "hang": "hung", "shake": "shook shaken", "shoot": "shot", "sell": "sold", "find": "found", "feel": "felt",
        "fly": "flew flown", "flee": "fled", "hide": "hid hidden", "steal": "stole stolen", "swear": "swore sworn",
        "bear": "bore borne born", "tear": "tore torn", "wake": "woke woken", "freeze": "froze frozen",
        "forbid": "forbade forbidden", "withdraw": "withdrew withdrawn", "overthrow": "overthrew overthrown",
        "undertake": "undertook undertaken", "undergo": "underwent undergone", "arise": "arose arisen",
        "overtake": "overtook overtaken", "foresee": "foresaw foreseen", "mistake": "mistook mistaken",
        "bind": "bound", "wind": "wound", "blow": "blew blown", "bite": "bit bitten", "feed": "fed", "bleed": "bled",
        "breed": "bred", "dig": "dug digging", "drink": "drank drunk", "ride": "rode ridden", "ring": "rang rung",
        "sink": "sank sunk", "sleep": "slept", "slide": "slid", "spin": "spun", "stick": "stuck", "sting": "stung",
        "swim": "swam swum swimming", "swing": "swung", "sweep": "swept", "weep": "wept", "lend": "lent", "bend": "bent",
        "light": "lit", "lay": "laid", "mislead": "misled", "uphold": "upheld", "withhold": "withheld",
        "withstand": "withstood", "rebuild": "rebuilt", "repay": "repaid", "retake": "retook retaken", "become": "became",
        "overcome": "overcame", "overrun": "overran", "oversee": "oversaw overseen", "plead": "pled", "show": "shown",
        "prove": "proven", "kidnap": "kidnapped kidnapping", "die": "dying", "tie": "tying", "cast": "", "agree": "agreeing agreed",
        "can": "ca", "will": "wo 'll ’ll", "shall": "sha",
        "program": "programmed programming", "refer": "referred referring", "occur": "occurred occurring",
        "prefer": "preferred preferring", "transfer": "transferred transferring", "defer": "deferred deferring",
        "confer": "conferred conferring", "deter": "deterred deterring", "incur": "incurred incurring",
        "admit": "admitted admitting", "commit": "committed committing", "permit": "permitted permitting",
        "submit": "submitted submitting", "omit": "omitted omitting", "control": "controlled controlling",
        "patrol": "patrolled patrolling", "compel": "compelled compelling", "expel": "expelled expelling",
        "rebel": "rebelled rebelling", "repel": "repelled repelling", "propel": "propelled propelling",
        "equip": "equipped equipping", "ban": "banned banning", "plan": "planned planning", "cancel": "cancelled cancelling",
        "travel": "travelled travelling", "label": "labelled labelling", "signal": "signalled signalling",
    }.items()
    for form in forms.split()
}  # fmt: skip
_NOUNS = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "clothes": "clothes", "regards": "regards", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf",
    "halves": "half", "thieves": "thief", "wolves": "wolf", "shelves": "shelf", "crises": "crisis", "bases": "base",
    "analyses": "analysis", "hypotheses": "hypothesis", "criteria": "criterion", "phenomena": "phenomenon",
    "media": "media", "data": "data", "police": "police", "series": "series", "species": "species", "news": "news",
    "headquarters": "headquarters", "means": "means", "troops": "troops", "policemen": "policeman",
    "servicemen": "serviceman", "gunmen": "gunman", "spokesmen": "spokesman", "lawmakers": "lawmaker",
    "militiamen": "militiaman", "fishermen": "fisherman", "businessmen": "businessman", "countrymen": "countryman",
    "congressmen": "congressman", "potatoes": "potato", "heroes": "hero", "vetoes": "veto", "embargoes": "embargo",
    "movies": "movie", "ties": "tie", "cookies": "cookie", "caches": "cache", "headaches": "headache", "axes": "axis",
}  # fmt: skip
_PRONOUNS = {
    "me": "I", "my": "my", "him": "he", "them": "they", "us": "we", "her": "her", "their": "their", "our": "our",
    "his": "his", "its": "its", "your": "your", "these": "this", "those": "that", "n't": "not", "n’t": "not",
    "an": "a", "better": "well", "best": "well",
}  # fmt: skip
_DEGREES = {"better": "good", "best": "good", "worse": "bad", "worst": "bad", "further": "far", "furthest": "far", "later": "late",
            "latest": "late", "elder": "old", "eldest": "old"}  # fmt: skip
_VOWELS = frozenset("aeiou")
_SILENT_E = ("at", "iz", "is", "ur", "uc", "ac", "ic", "eiv", "iev", "as", "os", "us", "ag", "eg", "ang", "ing", "ov", "olv", "iv",
             "av", "arg", "erg", "org", "ins", "ens", "ers", "ud", "id", "ib", "ub", "ut", "ot", "ir", "ar", "or", "ak",
             "ok", "ik", "uk", "in", "un", "on", "an", "il", "ul", "ol", "al", "am", "im", "om", "um", "ap", "ip", "op",
             "up", "bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "zl", "uir", "qu", "nc", "rc", "aus", "eas", "erv", "arv",
             "it", "et", "eat", "rit", "creat", "z", "v", "u")  # fmt: skip


def lemma(word: str, pos: str, tag: str) -> str:
    """The lemma of `word`, given its UPOS and Penn tag; proper nouns keep their form (plurals lose theirs)."""
    if pos == "PROPN":
        return _singular(word) if tag == "NNPS" else word
    low = word.lower()
    if pos in ("VERB", "AUX"):
        return _verb(low, tag)
    if tag in ("NNS", "NNPS"):
        return _singular(low)
    if tag in ("JJR", "JJS", "RBR", "RBS"):
        return _degree(low, pos)
    if tag == "POS":
        return "'s"
    if pos in ("PRON", "PART", "DET"):
        if tag == "PRP" and low == "her":
            return "she"
        return "I" if low == "i" else _PRONOUNS.get(low, low)
    return low if pos != "PUNCT" else word


def _singular(word: str) -> str:
    low = word.lower()
    if low in _NOUNS:
        return _NOUNS[low]
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _degree(word: str, pos: str) -> str:
    if word in _DEGREES:
        return _PRONOUNS[word] if pos == "ADV" and word in ("better", "best") else _DEGREES[word]
    for ending in ("est", "er"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            if stem.endswith("i"):
                return stem[:-1] + "y"
            return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "ls" else stem + "e" * _wants_e(stem)
    return word


def _verb(word: str, tag: str) -> str:
    if word in _VERBS:
        return _VERBS[word]
    if tag == "VBZ" and word.endswith("s"):
        return word[:-1] if word in _NOUNS else _singular(word)
    if tag == "VBG" and word.endswith("ing") and len(word) > 4:
        return _stem(word[:-3])
    if tag in ("VBD", "VBN") and word.endswith("ed") and len(word) > 3:
        return word[:-3] + "y" if word.endswith("ied") and len(word) > 4 else _stem(word[:-2])
    return word


def _stem(stem: str) -> str:
    """A verb's stem without its ending: doubled consonants undone, a silent e put back."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfzeo" and len(stem) > 3:
        return stem[:-1]
    return stem + "e" * _wants_e(stem)


def _wants_e(stem: str) -> bool:
    if len(stem) < 2 or stem[-1] in "aeiouwxy" and not stem.endswith("u"):
        return False
    if stem.endswith(("creat", "uir", "quit", "uot", "uid", "uis")):
        return True
    if (
        len(stem) > 3
        and stem[-2] in _VOWELS
        and stem[-3] in _VOWELS
        and not stem.endswith(("eiv", "iev", "eas", "aus", "eav", "eiz"))
    ):
        return False
    if stem.endswith(_DOUBLE_SYLLABLES):
        return False
    return stem.endswith(_SILENT_E)


_DOUBLE_SYLLABLES = (
    "visit", "limit", "edit", "exit", "credit", "profit", "benefit", "inherit", "prohibit", "exhibit", "inhibit", "solicit",
    "elicit", "deposit", "merit", "market", "target", "rocket", "budget", "happen", "open", "listen", "threaten",
    "strengthen", "weaken", "widen", "worsen", "broaden", "deepen", "tighten", "frighten", "offer", "suffer", "order", "gather", "consider",
    "deliver", "enter", "answer", "number", "murder", "power", "remember", "cover", "recover", "discover", "wonder", "lower",
    "labor", "favor", "honor", "monitor", "mentor", "sponsor", "anchor", "harbor", "question", "mention", "position", "station",
    "condition", "function", "reason", "season", "abandon", "pardon", "poison", "imprison", "ration", "caution", "sanction",
    "auction", "envision", "commission", "return", "turn", "learn", "warn", "burn", "earn", "govern", "concern", "adjourn",
    "mourn", "sign", "design", "resign", "assign", "campaign", "explain", "maintain", "contain", "obtain", "remain", "train",
    "gain", "detain", "join", "begin", "ruin", "bargain", "appeal", "reveal", "conceal", "steal", "fail", "sail", "assail",
    "claim", "aim", "harm", "arm", "form", "inform", "perform", "reform", "confirm", "storm", "alarm", "film", "act", "react",
    "attack", "protest", "arrest", "start", "report", "support", "attempt", "accept", "adopt", "interrupt", "disrupt",
    "develop", "drop", "stop", "step", "help", "jump", "camp", "dump", "fix", "wait", "await", "treat", "defeat", "repeat",
    "beat", "cheat", "meet", "greet", "shout", "doubt", "affirm", "fear", "hear", "appear", "clear", "near", "bear", "pour", "tour",
    "cut", "put", "shut", "spark", "mark", "work", "walk", "talk", "ask", "risk", "think", "link", "thank", "look", "cook",
    "visi", "kill", "call", "pull", "fill", "sell", "tell", "spell", "shell", "install", "roll", "poll", "toll", "pass", "press",
    "express", "address", "discuss", "process", "access", "miss", "dismiss", "stress", "assess", "possess", "cross", "witness",
    "harass", "embarrass", "air", "repair", "stir", "war", "bar", "scar", "or", "alter", "utter", "bomb", "climb", "comb", "plant",
    "want", "grant", "need", "proceed", "succeed", "feed", "add", "end", "land", "demand", "expand", "respond", "defend",
    "intend", "attend", "extend", "spend", "suspend", "send", "fund", "found", "sound", "board", "record", "afford", "guard",
    "regard", "award", "reward", "aid", "raid", "avoid", "load", "crowd", "fled", "need",
)  # fmt: skip
