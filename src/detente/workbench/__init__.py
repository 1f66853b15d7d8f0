"""The workbench: a page on this machine on which an account, its model and what follows stand side by side.

Three kinds of process. The *server* (`app`, behind `gate`) knows files and sockets and computes nothing. Each open
model has one *worker* (`worker`) that keeps it compiled and answers what the page asks of it. *Jobs* (`jobs`) do what
takes long, one child process each. `messages` is what they say to each other and to the page.
"""
