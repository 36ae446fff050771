"""Los, the shared vocabulary of Norwegian public services: themes, life events, words and their synonyms.

Services, questions and answers are tagged with its themes; the search knows its synonyms.
"""
