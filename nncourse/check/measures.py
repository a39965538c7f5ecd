"""What a check looks at when not the returned value itself counts but what it does.

A task names its measure. It is called with the returned value and the arguments of the example, and what it gives is
compared with the expected value. It may raise: then the student's value was not of the promised form.
"""
