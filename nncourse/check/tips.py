"""What often stands behind an error message of Python or NumPy, in one line: for errors that no task has a word on."""

NO_SUCH_NAME = "That name does not exist here: is it misspelled, or has the cell that defines it not been run?"
ENTRY_BY_ENTRY = "np.max takes the largest of one array. np.maximum(a, b) takes the larger of two, entry by entry."
TRUE_OR_FALSE = (
    "if, and, or and max(...) want one True or False. np.where and np.maximum decide for every entry by itself."
)
NOTHING = "Something on this line is None: what a function gives that has no return, or that works in place."
SHAPES = "The shapes do not fit together: print those of all arrays on this line, and compare with what you need."
AXIS = "An index is larger than this axis: which axis holds the classes, and which the examples?"
ONE_NUMBER = "There is room for one number only, and an array was given: print its shape."
WHOLE = "This array holds whole numbers, and cannot take real ones: write a = a - b, which makes a new array."
LIST = "That is a list. np.array(...) makes an array of it."
BRACKETS = "Round brackets call a function; square ones pick entries of an array."
SIGNATURE = "Leave the line with def as it was: the names in it are part of the task."

TIPS = (
    ("is not defined", NO_SUCH_NAME),
    ("truth value of an array", TRUE_OR_FALSE),
    ("'NoneType'", NOTHING),
    ("core dimension", SHAPES),
    ("not aligned", SHAPES),
    ("broadcast", SHAPES),
    ("must have same number of dimensions", SHAPES),
    ("is out of bounds for axis", AXIS),
    ("array element with a sequence", ONE_NUMBER),
    ("can be converted to Python scalars", ONE_NUMBER),
    ("Cannot cast ufunc", WHOLE),
    ("'list' object has no attribute", LIST),
    ("'numpy.ndarray' object is not callable", BRACKETS),
    ("required positional argument", SIGNATURE),
    ("unexpected keyword argument 'factor'", SIGNATURE),
)


def tip(error: BaseException, line: str) -> str:
    """What often stands behind this error, raised on this line of the student's; empty for the others."""
    message = str(error)
    if "np.max(" in line and isinstance(error, TypeError) and "integer" in message:
        return ENTRY_BY_ENTRY
    return next((words for part, words in TIPS if part in message and (words != SIGNATURE or not line)), "")
